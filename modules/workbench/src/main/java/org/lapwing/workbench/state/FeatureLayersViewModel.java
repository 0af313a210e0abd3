package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.lapwing.mapview.FeatureRaster;
import org.lapwing.project.KeptLayer;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Shape;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The layers of points, lines and polygons that a person has opened. They lie above all others and stay when another
/// image is opened.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class FeatureLayersViewModel {

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LayersViewModel layers;
    private final MapReferenceViewModel reference;
    private BiFunction<Path, List<String>, List<String>> choice = (_, names) -> names;
    private Supplier<Optional<String>> referenceChoice = Optional::empty;
    private int count;
    private int used;

    FeatureLayersViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LayersViewModel layers,
            MapReferenceViewModel reference) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.layers = layers;
        this.reference = reference;
    }

    /// Asks `person` which of several layers of a file to open; all of them unless this is called.
    public void chooseLayersWith(BiFunction<Path, List<String>, List<String>> person) {
        choice = person;
    }

    /// Asks `person` for a reference system where a file does not say its own; empty where the person gives it up.
    public void chooseReferenceWith(Supplier<Optional<String>> person) {
        referenceChoice = person;
    }

    /// Opens a file and adds its layers on top.
    ///
    /// @return completed when they are on the map, or with the failure that the person was told
    public CompletableFuture<Void> open(Path file) {
        return jobs.quietly(services.workers(), () -> services.files().featureLayers(file))
                .thenCompose(names -> {
                    var all = CompletableFuture.<Void>completedFuture(null);
                    for (var name : names.size() > 1 ? choice.apply(file, names) : names) {
                        all = all.thenCompose(_ -> read(new FeatureOrigin(file, name, "")))
                                .thenAccept(set -> {
                                    var origin = new FeatureOrigin(file, name, assumed(set));
                                    tell(add(newId(), set.name(), set, origin), set);
                                });
                    }
                    return all;
                })
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        notices.failed(Messages.text("open.features.failed.title", ProjectSaver.nameOf(file)), failure);
                    }
                });
    }

    /// Takes a layer away.
    public void remove(LayerItem item) {
        if (item.drawing().isPresent()) {
            layers.remove(item);
            services.tiles().cache().remove(item.source().get().id());
        }
    }

    /// Reads a layer; where it does not say its reference system, that of the map or of `origin` is assumed.
    CompletableFuture<FeatureSet> read(FeatureOrigin origin) {
        var map = origin.assumed().isEmpty() ? reference.current() : origin.assumed();
        return jobs.start(
                Messages.text("job.open", ProjectSaver.nameOf(origin.file())), services.workers(), job -> () -> {
                    var set =
                            services.files().readFeatures(origin.file(), Optional.of(origin.layer()), job.token(), job);
                    return set.crs().isEmpty() && !map.isEmpty() ? set.assumedIn(map) : set;
                });
    }

    /// Puts a layer on top of the others.
    private LayerItem add(String id, String name, FeatureSet set, FeatureOrigin origin) {
        var drawing = new FeatureLayerViewModel(
                set, origin, FeatureLayerViewModel.usualColor(used++), work -> jobs.quietly(services.workers(), work));
        var item = layers.add(id, name, new FeatureRaster(set), drawing);
        item.remark()
                .set(Messages.text(
                        "features.count", Formats.count(set.features().size()), nameOf(set.shape())));
        return item;
    }

    /// Tells what was assumed and what was left out.
    private void tell(LayerItem item, FeatureSet set) {
        var name = item.name().get();
        if (!set.notes().isEmpty()) {
            notices.show(new Notice(
                    Notice.Kind.INFORMATION,
                    Messages.text("features.notes.title", name),
                    String.join(" ", set.notes()),
                    Optional.empty()));
        }
        if (set.isAssumed() || set.crs().isEmpty()) {
            notices.show(new Notice(
                    Notice.Kind.WARNING,
                    Messages.text("features.reference.missing.title", name),
                    set.crs().isEmpty()
                            ? Messages.text("features.reference.missing")
                            : Messages.text("features.reference.assumed", shown(set.crs())),
                    Optional.of(new Notice.Action(
                            Messages.text("features.reference.choose"),
                            () -> referenceChoice.get().ifPresent(crs -> assume(item, crs))))));
        }
    }

    /// Opens a layer that a project has kept; nothing is told of what was known before.
    CompletableFuture<LayerItem> restore(KeptLayer kept) {
        var origin = new FeatureOrigin(kept.file().orElseThrow(), kept.part(), kept.crs());
        return read(origin).thenApply(set -> {
            var item = add(layers.has(kept.id()) ? newId() : kept.id(), kept.name(), set, origin);
            kept.features().ifPresent(item.drawing().orElseThrow()::show);
            return item;
        });
    }

    /// The layer as a project keeps it; empty where it is none of features.
    Optional<KeptLayer> kept(LayerItem item) {
        return item.drawing()
                .map(drawing -> new KeptLayer(
                        KeptLayer.Kind.FEATURES,
                        item.id(),
                        item.name().get(),
                        Optional.of(drawing.origin().file().toAbsolutePath()),
                        drawing.origin().layer(),
                        "",
                        drawing.origin().assumed(),
                        item.visible().get(),
                        item.opacity().get(),
                        Optional.empty(),
                        Optional.of(drawing.look())));
    }

    /// Takes all layers of features away.
    void removeAll() {
        layers.items().stream()
                .filter(item -> item.drawing().isPresent())
                .toList()
                .forEach(this::remove);
    }

    private static String nameOf(Shape shape) {
        return switch (shape) {
            case NONE -> Messages.text("features.shape.none");
            case POINT -> Messages.text("features.shape.point");
            case LINE -> Messages.text("features.shape.line");
            case POLYGON -> Messages.text("features.shape.polygon");
            case MIXED -> Messages.text("features.shape.mixed");
        };
    }

    private String newId() {
        count++;
        while (layers.has("FEATURES-" + count)) {
            count++;
        }
        return "FEATURES-" + count;
    }

    /// Takes the coordinates of a layer for those of another reference system.
    public CompletableFuture<Void> assume(LayerItem item, String crs) {
        return item.drawing()
                .map(drawing -> jobs.quietly(
                                services.workers(), () -> drawing.features().assumedIn(crs))
                        .thenAccept(set -> {
                            drawing.assume(crs);
                            item.source().set(new FeatureRaster(set));
                        }))
                .orElse(CompletableFuture.completedFuture(null));
    }

    /// What was assumed for a layer as it was read: only sets that do not say are given one, and their ids tell so.
    private static String assumed(FeatureSet set) {
        return set.isAssumed() ? set.crs() : "";
    }

    private static String shown(String crs) {
        return crs.startsWith("EPSG:") ? crs : Messages.text("reference.nameless");
    }
}
