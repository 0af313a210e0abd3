package org.lapwing.workbench.state;

import java.util.ArrayList;
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
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.service.OpenedRemote;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// Layers from the web: added when a person asks, and, where a project names some, off until a person connects them.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class RemoteLayersViewModel {

    /// A layer that is remembered but not connected.
    ///
    /// @param name what a person calls it
    /// @param spec where it is
    /// @param opacity 0 to 1
    public record Waiting(String name, RemoteSpec spec, double opacity) {

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
        return open(name, spec, 1).whenComplete((_, failure) -> {
            if (failure != null) {
                notices.failed(
                        Messages.text("remote.failed.title", name),
                        failure,
                        new Notice.Action(Messages.text("remote.again"), again));
            }
        });
    }

    /// Takes layers of a project, off, and asks once whether to connect them. Fetches nothing.
    void remember(List<Waiting> remembered) {
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
        return open(layer.name(), layer.spec(), layer.opacity()).whenComplete((_, failure) -> {
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

    /// What a project has to remember: what is connected, and what still waits.
    List<Waiting> toRemember() {
        var all = new ArrayList<Waiting>();
        layers.items().reversed().forEach(item -> {
            var spec = connected.get(item);
            if (spec != null) {
                all.add(new Waiting(item.name().get(), spec, item.opacity().get()));
            }
        });
        all.addAll(waiting);
        return all;
    }

    private CompletableFuture<LayerItem> open(String name, RemoteSpec spec, double opacity) {
        var on = workspace.image().get();
        if (on.isEmpty()) {
            return CompletableFuture.failedFuture(new CancelledException());
        }
        var grid = on.get().source().grid();
        return jobs.start(
                        Messages.text("job.connect", name),
                        services.remotes().threads(),
                        job -> () -> services.remotes().open(spec, grid, job.token()))
                .thenApply(opened -> {
                    if (!workspace.image().get().equals(on)) {
                        workspace.closeLater(opened.source());
                        throw new CancelledException();
                    }
                    return show(name, spec, opacity, opened);
                });
    }

    private LayerItem show(String name, RemoteSpec spec, double opacity, OpenedRemote opened) {
        var look = new ImageryViewModel(token -> viewStatistics.of(opened.source(), token));
        look.load(opened.source(), opened.statistics());
        var item = layers.add("WEB-" + ++count, name, opened.source(), look);
        item.opacity().set(opacity);
        item.remark().set(new Waiting(name, spec, opacity).host());
        connected.put(item, spec);
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
