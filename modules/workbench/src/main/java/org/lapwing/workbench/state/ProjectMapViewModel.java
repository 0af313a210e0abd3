package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.Outcome;
import org.lapwing.project.KeptLayer;
import org.lapwing.project.ProjectMap;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// Brings the map back as a project has kept it, and says how it is now: layers, reference system, views.
///
/// A layer whose file cannot be read is *missing*: it is listed with the reason and stays in the project until a person
/// takes it out.
@SuppressWarnings("FutureReturnValueIgnored") // a layer that cannot be opened is listed as missing
public final class ProjectMapViewModel {

    /// A layer of the project that is not on the map.
    ///
    /// @param layer as the project keeps it
    /// @param reason why it could not be opened, with the remedy
    public record MissingLayer(KeptLayer layer, String reason) {}

    private final LayersViewModel layers;
    private final AddedLayersViewModel added;
    private final FeatureLayersViewModel features;
    private final TimeLayersViewModel times;
    private final RemoteLayersViewModel remotes;
    private final MapReferenceViewModel reference;
    private final ViewsViewModel views;
    private final NoticesViewModel notices;
    private final ObservableList<MissingLayer> missing = FXCollections.observableArrayList();
    private final ObservableList<MissingLayer> shown = FXCollections.unmodifiableObservableList(missing);
    private final Map<String, Integer> places = new HashMap<>();
    private int round;
    private boolean restoring;

    ProjectMapViewModel(
            LayersViewModel layers,
            AddedLayersViewModel added,
            FeatureLayersViewModel features,
            TimeLayersViewModel times,
            RemoteLayersViewModel remotes,
            MapReferenceViewModel reference,
            ViewsViewModel views,
            NoticesViewModel notices) {
        this.layers = layers;
        this.added = added;
        this.features = features;
        this.times = times;
        this.remotes = remotes;
        this.reference = reference;
        this.views = views;
        this.notices = notices;
    }

    /// The layers of the project that could not be opened. Not for changing.
    public ObservableList<MissingLayer> missing() {
        return shown;
    }

    /// Tries once more to open a missing layer.
    public CompletableFuture<Void> retry(MissingLayer lost) {
        return open(lost.layer())
                .thenRun(() -> {
                    missing.remove(lost);
                    arrange();
                })
                .exceptionally(failure -> {
                    missing.set(
                            missing.indexOf(lost),
                            new MissingLayer(lost.layer(), FailureText.of(Outcome.cause(failure))));
                    return null;
                });
    }

    /// Takes a missing layer out of the project.
    public void forget(MissingLayer lost) {
        missing.remove(lost);
    }

    /// How the map is now; empty while a project is being brought back, for it would miss layers.
    Optional<ProjectMap> now() {
        if (restoring) {
            return Optional.empty();
        }
        var kept = new ArrayList<KeptLayer>();
        for (var item : layers.items()) {
            kept(item).ifPresent(kept::add);
        }
        for (var lost : missing) {
            int place = places.getOrDefault(lost.layer().id(), kept.size());
            kept.add(Math.min(place, kept.size()), lost.layer());
        }
        for (var waiting : remotes.waitingToKeep()) {
            int place = places.getOrDefault(waiting.id(), kept.size());
            kept.add(Math.min(place, kept.size()), waiting);
        }
        var choices = views.choices();
        return Optional.of(new ProjectMap(
                kept,
                reference.chosen().get(),
                views.count().get(),
                choices.stream().allMatch(Map::isEmpty) ? List.of() : choices));
    }

    /// Brings back the map of a project; what was added before goes.
    ///
    /// @return completed when every layer is on the map or known to be missing
    CompletableFuture<Void> restore(ProjectMap map) {
        int mine = ++round;
        restoring = true;
        missing.clear();
        places.clear();
        for (int i = 0; i < map.layers().size(); i++) {
            places.put(map.layers().get(i).id(), i);
        }
        features.removeAll();
        reference.chosen().set(map.reference());
        views.restore(map.views(), map.shown());
        var all = CompletableFuture.<Void>completedFuture(null);
        remotes.remember(map.layers().stream()
                .filter(kept -> kept.kind() == KeptLayer.Kind.WEB)
                .toList());
        for (var kept : map.layers().reversed()) {
            all = all.thenCompose(_ -> mine == round ? bringBack(kept) : CompletableFuture.completedFuture(null));
        }
        return all.whenComplete((_, _) -> {
            if (mine == round) {
                arrange();
                restoring = false;
                tell();
            }
        });
    }

    private CompletableFuture<Void> bringBack(KeptLayer kept) {
        return open(kept).exceptionally(failure -> {
            var cause = Outcome.cause(failure);
            if (!(cause instanceof CancelledException)) {
                missing.add(new MissingLayer(kept, FailureText.of(cause)));
            }
            return null;
        });
    }

    private CompletableFuture<Void> open(KeptLayer kept) {
        return switch (kept.kind()) {
            case IMAGE -> dress(layers.find(LayerItem.Role.IMAGERY), kept);
            case LABELS -> dress(layers.find(LayerItem.Role.LABELS), kept);
            case PREDICTION -> dress(layers.find(LayerItem.Role.PREDICTION), kept);
            case RASTER, INDEX -> added.restore(kept).thenCompose(item -> dress(Optional.of(item), kept));
            case DATES -> times.restore(kept).thenCompose(item -> dress(Optional.of(item), kept));
            case WEB -> CompletableFuture.completedFuture(null); // off until a person connects it
            case FEATURES -> features.restore(kept).thenCompose(item -> dress(Optional.of(item), kept));
        };
    }

    private static CompletableFuture<Void> dress(Optional<LayerItem> item, KeptLayer kept) {
        item.ifPresent(each -> {
            each.visible().set(kept.visible());
            each.opacity().set(kept.opacity());
        });
        return CompletableFuture.completedFuture(null);
    }

    /// Puts the layers into the order of the project; those that it does not know stay above.
    private void arrange() {
        layers.arrange(item -> places.getOrDefault(item.id(), -1));
    }

    private void tell() {
        if (!missing.isEmpty()) {
            notices.warn(
                    Messages.text("layers.missing.title", missing.size()),
                    String.join(" ", missing.stream().map(MissingLayer::reason).toList()));
        }
    }

    private Optional<KeptLayer> kept(LayerItem item) {
        return switch (item.role()) {
            case IMAGERY -> role(KeptLayer.Kind.IMAGE, item);
            case LABELS -> role(KeptLayer.Kind.LABELS, item);
            case PREDICTION -> role(KeptLayer.Kind.PREDICTION, item);
            case ANNOTATIONS -> Optional.empty(); // they are where the labels are
            case ADDED ->
                features.kept(item)
                        .or(() -> times.kept(item))
                        .or(() -> remotes.kept(item))
                        .or(() -> added.kept(item));
        };
    }

    private static Optional<KeptLayer> role(KeptLayer.Kind kind, LayerItem item) {
        return Optional.of(KeptLayer.ofRole(
                kind,
                item.id(),
                item.name().get(),
                item.visible().get(),
                item.opacity().get()));
    }
}
