package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelledException;
import org.lapwing.mapview.ColorMap;
import org.lapwing.project.KeptLayer;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.expression.BandExpression;
import org.lapwing.raster.expression.ExpressionException;
import org.lapwing.raster.expression.ExpressionRaster;
import org.lapwing.raster.expression.SpectralIndex;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The layers that a person adds to the image: indices and expressions computed from its bands, and other rasters.
///
/// They go when another image is opened.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class AddedLayersViewModel {

    private final WorkbenchServices services;
    private final Executor ui;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LayersViewModel layers;
    private final ViewStatistics viewStatistics;
    private final Map<LayerItem, Path> files = new IdentityHashMap<>();
    private int count;

    AddedLayersViewModel(
            WorkbenchServices services,
            Executor ui,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LayersViewModel layers,
            ViewStatistics viewStatistics) {
        this.services = services;
        this.ui = ui;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.layers = layers;
        this.viewStatistics = viewStatistics;
        workspace.image().addListener(_ -> removeAll());
    }

    /// The well-known indices that the image's bands allow.
    public List<SpectralIndex> indices() {
        return workspace
                .image()
                .get()
                .map(image -> Arrays.stream(SpectralIndex.values())
                        .filter(index -> index.fits(image.source().bands()))
                        .toList())
                .orElse(List.of());
    }

    /// Reads an expression of the image's bands.
    ///
    /// @throws ExpressionException where it cannot be understood; says where and what would do
    public BandExpression read(String expression) throws ExpressionException {
        return BandExpression.parse(
                expression,
                workspace.image().get().map(image -> image.source().bands()).orElse(List.of()));
    }

    /// Adds a layer that an expression computes from the image, above the image.
    ///
    /// @param name what a person calls it
    /// @return completed when it is on the map, or with the failure that the person was told
    public CompletableFuture<Void> addIndex(String name, BandExpression expression) {
        return workspace.image().get().isEmpty()
                ? CompletableFuture.completedFuture(null)
                : told(index(newId(), name, expression), Messages.text("index.failed.title", name));
    }

    /// Opens a raster and adds it above the image; in another reference system it is drawn in the map's.
    ///
    /// @return completed when it is on the map, or with the failure that the person was told
    public CompletableFuture<Void> addRaster(Path file) {
        var name = ProjectSaver.nameOf(file);
        return told(raster(newId(), name, file), Messages.text("open.image.failed.title", name));
    }

    /// Opens a layer that a project has kept.
    CompletableFuture<LayerItem> restore(KeptLayer kept) {
        var id = layers.has(kept.id()) ? newId() : kept.id();
        CompletableFuture<LayerItem> opened;
        if (kept.kind() == KeptLayer.Kind.RASTER) {
            opened = raster(id, kept.name(), kept.file().orElseThrow());
        } else {
            try {
                opened = index(id, kept.name(), read(kept.expression()));
            } catch (ExpressionException other) { // the image has other bands now
                return CompletableFuture.failedFuture(other);
            }
        }
        return opened.thenApply(item -> {
            kept.imagery().ifPresent(look -> item.look().ifPresent(mine -> mine.apply(look)));
            return item;
        });
    }

    /// The layer as a project keeps it; empty where it is none of these.
    Optional<KeptLayer> kept(LayerItem item) {
        var file = Optional.ofNullable(files.get(item));
        var expression = item.source().get() instanceof ExpressionRaster computed
                ? computed.expression().text()
                : "";
        if (file.isEmpty() && expression.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KeptLayer(
                file.isPresent() ? KeptLayer.Kind.RASTER : KeptLayer.Kind.INDEX,
                item.id(),
                item.name().get(),
                file.map(Path::toAbsolutePath),
                "",
                expression,
                "",
                item.visible().get(),
                item.opacity().get(),
                item.look().map(ImageryViewModel::look),
                Optional.empty()));
    }

    private CompletableFuture<Void> told(CompletableFuture<LayerItem> work, String title) {
        return work.<Void>thenApply(_ -> null).whenComplete((_, failure) -> {
            if (failure != null) {
                notices.failed(title, failure);
            }
        });
    }

    private CompletableFuture<LayerItem> index(String id, String name, BandExpression expression) {
        var image = workspace.image().get();
        if (image.isEmpty()) {
            return CompletableFuture.failedFuture(new CancelledException());
        }
        var source = new ExpressionRaster(image.get().source(), expression, name);
        var measured = jobs.start(
                Messages.text("job.index", name),
                services.workers(),
                job -> () -> BandStatistics.of(source, job.token()));
        workspace.holdOpen(List.of(image.get().source()), measured);
        return measured.thenApply(statistics -> {
            if (!workspace.shows(image.get())) {
                throw new CancelledException();
            }
            return show(id, name, source, statistics);
        });
    }

    private CompletableFuture<LayerItem> raster(String id, String name, Path file) {
        var on = workspace.image().get();
        return jobs.start(
                        Messages.text("job.open", name),
                        services.workers(),
                        job -> () -> services.files().openImage(file, services.cacheFolder(), job.token()))
                .thenApply(opened -> {
                    if (!workspace.image().get().equals(on)) {
                        workspace.closeLater(opened.source());
                        throw new CancelledException();
                    }
                    var item = show(id, name, opened.source(), opened.statistics());
                    files.put(item, file);
                    opened.overviews().whenComplete((_, _) -> ui.execute(layers::refresh));
                    return item;
                });
    }

    private String newId() {
        count++;
        while (layers.has("ADDED-" + count)) {
            count++;
        }
        return "ADDED-" + count;
    }

    /// Takes an added layer away.
    public void remove(LayerItem item) {
        if (item.role() == LayerItem.Role.ADDED && item.drawing().isEmpty()) {
            layers.remove(item);
            files.remove(item);
            workspace.closeLater(item.source().get());
        }
    }

    private void removeAll() {
        layers.items().stream()
                .filter(item -> item.role() == LayerItem.Role.ADDED)
                .toList()
                .forEach(this::remove);
    }

    private LayerItem show(String id, String name, RasterSource source, List<BandStatistics> statistics) {
        var look = new ImageryViewModel(token -> viewStatistics.of(source, token));
        look.load(source, statistics);
        var values = statistics.getFirst();
        boolean index = source instanceof ExpressionRaster;
        boolean twoSided = index && values.min() < 0 && values.max() > 0 && values.max() <= 1 && values.min() >= -1;
        if (index) {
            look.colors().set(twoSided ? ColorMap.BROWN_GREEN : ColorMap.VIRIDIS);
        }
        var item = layers.add(id, name, source, look);
        item.remark()
                .set(
                        source instanceof ExpressionRaster computed
                                ? computed.expression().text()
                                : "");
        services.tiles().retry(source.id());
        return item;
    }
}
