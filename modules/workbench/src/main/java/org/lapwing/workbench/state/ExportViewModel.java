package org.lapwing.workbench.state;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.prediction.UnknownClass;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.ExportService;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Writes the model's map to a GeoTIFF.
public final class ExportViewModel {

    /// Which part of the image is written.
    public enum Scope {
        /// All of it.
        IMAGE,
        /// What the map shows.
        VIEW
    }

    /// What the panel can do now.
    public enum State {
        /// There is no image.
        NO_IMAGE,
        /// There is no model yet.
        NO_MODEL,
        /// No file is chosen.
        NO_TARGET,
        /// Export can start.
        READY,
        /// A file is being written.
        RUNNING
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final PredictionViewModel prediction;
    private final Supplier<Optional<Window>> view;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.IMAGE);
    private final ObjectProperty<Optional<Path>> target = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty probabilities = new SimpleBooleanProperty();
    private final BooleanProperty unknown = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_IMAGE);
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Path>> written = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JobViewModel>> running = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Consumer<Path> shower = _ -> {};

    ExportViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            WorkspaceViewModel workspace,
            LiveViewModel live,
            PredictionViewModel prediction,
            Supplier<Optional<Window>> view) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.workspace = workspace;
        this.live = live;
        this.prediction = prediction;
        this.view = view;
        workspace.image().addListener((_, _, opened) -> {
            cancel(); // its image is gone
            written.set(Optional.empty());
            target.set(opened.map(ExportViewModel::targetBeside));
        });
        workspace.image().addListener(_ -> rest());
        live.prediction().addListener(_ -> rest());
        target.addListener(_ -> rest());
        scope.addListener(_ -> measure());
        rest();
    }

    /// Which part is written.
    public ObjectProperty<Scope> scope() {
        return scope;
    }

    /// The file to write.
    public ObjectProperty<Optional<Path>> target() {
        return target;
    }

    /// Whether a second file with the probability of each class is written.
    public BooleanProperty probabilities() {
        return probabilities;
    }

    /// Whether pixels that are unknown on the map are written as such.
    public BooleanProperty unknown() {
        return unknown;
    }

    /// The threshold of the map, 0 where nothing is unknown.
    public ReadOnlyDoubleProperty unknownBelow() {
        return prediction.unknownBelow();
    }

    /// Which pixels would be written as unknown now.
    public Optional<UnknownClass> unknownClass() {
        double below = prediction.unknownBelow().get();
        return unknown.get() && below > 0
                ? Optional.of(new UnknownClass(
                        below,
                        Messages.text("prediction.unknown.name"),
                        prediction.unknownColor().get()))
                : Optional.empty();
    }

    /// What can be done now.
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /// How many pixels will be written, as a sentence.
    public ReadOnlyStringProperty extent() {
        return extent.getReadOnlyProperty();
    }

    /// The folder of the model on the map.
    public Optional<Path> modelFolder() {
        return live.prediction().get().map(ModelService.Prediction::modelFolder);
    }

    /// Name of the weights on the map within their model folder.
    public Optional<String> checkpointName() {
        return live.prediction().get().map(shown -> shown.checkpoint().name());
    }

    /// The file written last; empty before the first.
    public ReadOnlyObjectProperty<Optional<Path>> written() {
        return written.getReadOnlyProperty();
    }

    /// The export under way.
    public ReadOnlyObjectProperty<Optional<JobViewModel>> running() {
        return running.getReadOnlyProperty();
    }

    /// Sets how a file is shown in the system's file manager.
    public void showFilesWith(Consumer<Path> opener) {
        shower = opener;
    }

    /// Shows the file written last.
    public void showWritten() {
        written.get().ifPresent(shower);
    }

    /// The second file, beside the first.
    public static Path probabilitiesBeside(Path target) {
        var name = String.valueOf(target.getFileName());
        int dot = name.lastIndexOf('.');
        return target.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-probabilities.tif");
    }

    /// The part that would be written now; empty where nothing of the image is in view.
    public Optional<Window> window() {
        return workspace
                .image()
                .get()
                .flatMap(image -> scope.get() == Scope.IMAGE
                        ? Optional.of(image.source().grid().bounds())
                        : view.get());
    }

    /// Says anew how much will be written, after the map has moved.
    public void measure() {
        extent.set(window().map(part -> Messages.text(
                        "export.extent",
                        Formats.count(part.width()),
                        Formats.count(part.height()),
                        Formats.metric((double) part.pixels())))
                .orElse(Messages.text("export.extent.none")));
    }

    /// Starts writing; does nothing where something is missing.
    ///
    /// @return complete when the file is whole
    public CompletableFuture<Path> start() {
        var image = workspace.image().get();
        var shown = live.prediction().get();
        var file = target.get();
        var part = window();
        if (state.get() != State.READY || image.isEmpty() || shown.isEmpty() || file.isEmpty() || part.isEmpty()) {
            return CompletableFuture.failedFuture(new IllegalStateException(extent.get()));
        }
        var order = new ExportService.Order(
                image.get(),
                shown.get().checkpoint(),
                file.get(),
                unknownClass(),
                probabilities.get() ? Optional.of(probabilitiesBeside(file.get())) : Optional.empty(),
                part.get());
        var name = String.valueOf(order.target().getFileName());
        var result = jobs.start(Messages.text("job.export", name), services.exporter(), job -> {
            running.set(Optional.of(job));
            return () -> {
                services.export().export(order, job.token(), job);
                return order.target();
            };
        });
        workspace.holdOpen(List.of(order.image().source()), result);
        rest();
        return result.whenComplete((path, failure) -> {
            running.set(Optional.empty());
            rest();
            boolean open = workspace.shows(order.image());
            if (failure == null) {
                if (open) {
                    written.set(Optional.of(path));
                }
                notices.done(
                        Messages.text("export.done.title", name),
                        Messages.text("export.done.detail", path),
                        Optional.of(new Notice.Action(Messages.text("export.show"), () -> shower.accept(path))));
            } else if (!open) {
                notices.warn(Messages.text("export.failed.title", name), Messages.text("export.image.gone"));
            } else {
                notices.failed(Messages.text("export.failed.title", name), failure);
            }
        });
    }

    /// Stops; nothing is left at the target.
    public void cancel() {
        running.get().ifPresent(JobViewModel::stop);
    }

    private void rest() {
        if (running.get().isPresent()) {
            state.set(State.RUNNING);
        } else if (workspace.image().get().isEmpty()) {
            state.set(State.NO_IMAGE);
        } else if (live.prediction().get().isEmpty()) {
            state.set(State.NO_MODEL);
        } else {
            state.set(target.get().isEmpty() ? State.NO_TARGET : State.READY);
        }
        measure();
    }

    private static Path targetBeside(OpenedImage image) {
        var name = String.valueOf(image.file().getFileName());
        int dot = name.lastIndexOf('.');
        return image.file().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-classified.tif");
    }
}
