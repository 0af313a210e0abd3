package org.lapwing.workbench.state;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.lapwing.jobs.CancelledException;
import org.lapwing.project.KeptAddress;
import org.lapwing.project.KeptLayer;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.service.OpenedRemote;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Layers from the web: added when a person asks, and, where a project names some, off until a person connects them.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class RemoteLayersViewModel {

    /// A layer that is remembered but not connected.
    ///
    /// @param id names it within the project
    /// @param name what a person calls it
    /// @param spec where it is
    /// @param opacity 0 to 1
    public record Waiting(String id, String name, RemoteSpec spec, double opacity) {

        /// The host, or what was typed where there is none.
        public String host() {
            var rest = spec.address().replaceFirst("^[a-zA-Z]+://", "");
            int end = rest.indexOf('/');
            var host = end < 0 ? rest : rest.substring(0, end);
            return host.replaceFirst("^\\{s}\\.", "").replaceFirst("\\?.*", "");
        }
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LayersViewModel layers;
    private final ViewStatistics viewStatistics;
    private final ObservableList<Waiting> waiting = FXCollections.observableArrayList();
    private final ObservableList<Waiting> shownWaiting = FXCollections.unmodifiableObservableList(waiting);
    private final Map<LayerItem, RemoteSpec> connected = new IdentityHashMap<>();
    private final ReadOnlyStringWrapper attribution = new ReadOnlyStringWrapper("");
    private int count;

    RemoteLayersViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LayersViewModel layers,
            ViewStatistics viewStatistics) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.layers = layers;
        this.viewStatistics = viewStatistics;
        layers.items().addListener((ListChangeListener<LayerItem>) _ -> {
            connected.keySet().removeIf(item -> !layers.items().contains(item));
            credit();
        });
        workspace.image().addListener(_ -> waiting.clear());
    }

    /// Layers that the project names and nobody has connected. Not for changing.
    public ObservableList<Waiting> waiting() {
        return shownWaiting;
    }

    /// Who has to be named for what the map shows; empty where nobody has.
    public ReadOnlyStringProperty attribution() {
        return attribution.getReadOnlyProperty();
    }

    /// A new layer, to be described by a person.
    public RemoteDraft draft() {
        return new RemoteDraft(address -> jobs.quietly(
                services.remotes().threads(), () -> services.remotes().offer(address, services.closing())));
    }

    /// Fetches imagery and shows it above the image.
    ///
    /// @param again lets the person change the address where it cannot be had
    /// @return completed with the layer when it is on the map, or with the failure that the person was told
    public CompletableFuture<LayerItem> add(String name, RemoteSpec spec, Runnable again) {
        return open(new Waiting(newId(), name, spec, 1)).whenComplete((_, failure) -> {
            if (failure != null) {
                notices.failed(
                        Messages.text("remote.failed.title", name),
                        failure,
                        new Notice.Action(Messages.text("remote.again"), again));
            }
        });
    }

    /// Takes layers of a project, off, and asks once whether to connect them. Fetches nothing.
    void remember(List<KeptLayer> kept) {
        var remembered = kept.stream()
                .flatMap(layer -> layer.web().stream()
                        .map(web -> new Waiting(layer.id(), layer.name(), spec(web), layer.opacity())))
                .toList();
        waiting.setAll(remembered);
        if (!remembered.isEmpty()) {
            var hosts = remembered.stream().map(Waiting::host).distinct().collect(Collectors.joining(", "));
            notices.show(new Notice(
                    Notice.Kind.INFORMATION,
                    Messages.text("remote.waiting.title", remembered.size()),
                    Messages.text("remote.waiting.detail", hosts),
                    Optional.of(new Notice.Action(Messages.text("remote.connect.all"), this::connect))));
        }
    }

    /// Connects every layer that waits.
    public void connect() {
        List.copyOf(waiting).forEach(this::connect);
    }

    /// Connects a layer that waits; where that fails, it goes on waiting.
    public CompletableFuture<LayerItem> connect(Waiting layer) {
        return open(layer).whenComplete((_, failure) -> {
            if (failure == null) {
                waiting.remove(layer);
            } else {
                notices.failed(
                        Messages.text("remote.failed.title", layer.name()),
                        failure,
                        new Notice.Action(Messages.text("remote.try.again"), () -> connect(layer)));
            }
        });
    }

    /// Forgets a layer that waits.
    public void forget(Waiting layer) {
        waiting.remove(layer);
    }

    /// The layer as a project keeps it; empty where it is none from the web.
    Optional<KeptLayer> kept(LayerItem item) {
        return Optional.ofNullable(connected.get(item))
                .map(spec -> kept(
                        new Waiting(
                                item.id(),
                                item.name().get(),
                                spec,
                                item.opacity().get()),
                        item.visible().get()));
    }

    /// What still waits, as a project keeps it.
    List<KeptLayer> waitingToKeep() {
        return waiting.stream().map(each -> kept(each, true)).toList();
    }

    private static KeptLayer kept(Waiting layer, boolean visible) {
        return new KeptLayer(
                KeptLayer.Kind.WEB,
                layer.id(),
                layer.name(),
                Optional.empty(),
                "",
                "",
                "",
                visible,
                layer.opacity(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(address(layer.spec())));
    }

    private static KeptAddress address(RemoteSpec spec) {
        return switch (spec) {
            case RemoteSpec.Tiles tiles ->
                new KeptAddress(KeptAddress.Kind.TILES, tiles.address(), tiles.mostZoom(), "", "", tiles.attribution());
            case RemoteSpec.MapService service ->
                new KeptAddress(
                        KeptAddress.Kind.SERVICE,
                        service.address(),
                        0,
                        service.layers(),
                        service.format(),
                        service.attribution());
            case RemoteSpec.CloudTiff tiff ->
                new KeptAddress(KeptAddress.Kind.TIFF, tiff.address(), 0, "", "", tiff.attribution());
        };
    }

    private static RemoteSpec spec(KeptAddress kept) {
        return switch (kept.kind()) {
            case TILES ->
                new RemoteSpec.Tiles(
                        kept.address(), Math.clamp(kept.zoom(), 0, RemoteSpec.Tiles.FINEST), kept.attribution());
            case SERVICE ->
                new RemoteSpec.MapService(
                        kept.address(),
                        kept.layers().isBlank() ? "?" : kept.layers(),
                        kept.format().isBlank() ? "image/png" : kept.format(),
                        kept.attribution());
            case TIFF -> new RemoteSpec.CloudTiff(kept.address(), kept.attribution());
        };
    }

    private String newId() {
        count++;
        while (layers.has("WEB-" + count)) {
            count++;
        }
        return "WEB-" + count;
    }

    private CompletableFuture<LayerItem> open(Waiting layer) {
        var on = workspace.image().get();
        if (on.isEmpty()) {
            return CompletableFuture.failedFuture(new CancelledException());
        }
        var grid = on.get().source().grid();
        return jobs.start(
                        Messages.text("job.connect", layer.name()),
                        services.remotes().threads(),
                        job -> () -> services.remotes().open(layer.spec(), grid, job.token()))
                .thenApply(opened -> {
                    if (!workspace.image().get().equals(on)) {
                        workspace.closeLater(opened.source());
                        throw new CancelledException();
                    }
                    return show(layer, opened);
                });
    }

    private LayerItem show(Waiting layer, OpenedRemote opened) {
        var look = new ImageryViewModel(token -> viewStatistics.of(opened.source(), token));
        look.load(opened.source(), opened.statistics());
        var item = layers.add(layers.has(layer.id()) ? newId() : layer.id(), layer.name(), opened.source(), look);
        item.opacity().set(layer.opacity());
        item.remark().set(layer.host());
        connected.put(item, layer.spec());
        services.tiles().retry(opened.source().id());
        credit();
        return item;
    }

    private void credit() {
        attribution.set(layers.items().stream()
                .filter(item -> item.visible().get() && item.opacity().get() > 0)
                .flatMap(item -> Optional.ofNullable(connected.get(item)).stream())
                .map(RemoteSpec::attribution)
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining(" · ")));
    }
}
