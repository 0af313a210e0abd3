package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.Project;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedLabels;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// All view models of one window, and the rules by which one follows another.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class WindowViewModel {

    private static final double OVERLAY_OPACITY = 0.6;

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices = new NoticesViewModel();
    private final LegendViewModel legend = new LegendViewModel();
    private final LayersViewModel layers = new LayersViewModel();
    private final ImageryViewModel imagery;
    private final AddedLayersViewModel added;
    private final RemoteLayersViewModel remotes;
    private final TimeLayersViewModel times;
    private final TimeSeriesViewModel series;
    private final MapReferenceViewModel reference;
    private final FeatureLayersViewModel features;
    private final PredictionViewModel prediction;
    private final LiveViewModel live;
    private final StorageViewModel storage;
    private final WorkspaceViewModel workspace;
    private final LabelSurveyViewModel survey;
    private final SharesViewModel shares;
    private final CursorViewModel cursor;
    private final TrainViewModel train;
    private final ExportViewModel export;
    private final AccuracyViewModel accuracy;
    private final MapViewModel map;
    private final QueueViewModel queue;
    private final RoundsViewModel rounds;
    private final UpdateViewModel update;
    private final LabelsViewModel annotations;
    private final SelectionViewModel selection;
    private final DrawingViewModel drawing;
    private final UndoViewModel undo;
    private final LabelExchangeViewModel exchange;
    private final LabelCountsViewModel counts;
    private final ProjectMapViewModel projectMap;
    private final ReadOnlyObjectWrapper<Optional<ModelService.Device>> device =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param ui `Platform::runLater` in the application, `Runnable::run` in tests
    /// @param mapView the part of the map’s bottom layer that the map shows
    public WindowViewModel(WorkbenchServices services, Executor ui, Supplier<Optional<Window>> mapView) {
        this.services = services;
        jobs = new JobsViewModel(ui, services.closing());
        reference = new MapReferenceViewModel(services, jobs, notices, layers);
        Supplier<Optional<Window>> view = () -> mapView.get().flatMap(reference::imageWindow);
        var viewStatistics = new ViewStatistics(
                services, jobs, notices, raster -> mapView.get().flatMap(window -> reference.windowOn(raster, window)));
        reference.onPrepared(raster -> redrawRefined(services, raster, ui));
        reference.onSeenAnew(this::viewMoved);
        imagery = new ImageryViewModel(cancel -> imageStatistics(viewStatistics, cancel));
        prediction = new PredictionViewModel(services.tiles().cache());
        live = new LiveViewModel(services, jobs, notices);
        storage = new StorageViewModel(services, ui, jobs, notices);
        workspace = new WorkspaceViewModel(services, jobs, notices, legend, live, storage);
        added = new AddedLayersViewModel(services, ui, jobs, notices, workspace, layers, viewStatistics);
        features = new FeatureLayersViewModel(services, jobs, notices, layers, reference);
        workspace.openFeaturesWith(file -> features.open(file).exceptionally(_ -> null)); // it has told why
        survey = new LabelSurveyViewModel(services, jobs, notices, workspace);
        shares = new SharesViewModel(services, jobs, notices, layers, prediction);
        cursor = new CursorViewModel(services, jobs, layers);
        train = new TrainViewModel(services, ui, jobs, notices, workspace, legend, live, view);
        export = new ExportViewModel(services, jobs, notices, workspace, live, prediction, view);
        accuracy = new AccuracyViewModel(services, jobs, notices, workspace, live);
        workspace.keepLook(() -> workspace.image().get().map(_ -> imagery.look()));
        workspace.project().addListener((_, _, now) -> now.flatMap(Project::imagery)
                .ifPresent(this::showAsKept));
        map = new MapViewModel(services, jobs, notices, workspace, layers);
        annotations = new LabelsViewModel(services, ui, jobs, notices, workspace, legend);
        queue = new QueueViewModel(
                services,
                jobs,
                notices,
                workspace,
                live,
                new QueueAreas(workspace, layers, map, view),
                new QueueMarksViewModel(services, jobs, notices, map.place(), layers),
                System::nanoTime);
        map.drawBeneath(queue.marks().marks());
        rounds = new RoundsViewModel(services, jobs, notices, workspace, live, prediction);
        queue.labelInto(new QueueLabels(annotations, services.labels().clock(), rounds::underWay));
        annotations.snapshot().addListener(_ -> queue.labelsChanged());
        train.learnFrom(annotations.snapshot(), annotations.file());
        update = new UpdateViewModel(
                services, jobs, notices, workspace, live, train, annotations.snapshot(), annotations.file());
        train.onTrained(done -> rounds.record(
                RoundOutcomes.of(done.best(), queue.result().get(), queue.labelledAfter(rounds.lastRevision()))));
        update.onPublished(done -> rounds.record(
                RoundOutcomes.of(done, queue.result().get(), queue.labelledAfter(rounds.lastRevision()))));
        selection = new SelectionViewModel(annotations);
        drawing = new DrawingViewModel(
                services,
                jobs,
                notices,
                annotations,
                selection,
                new DrawingGround(
                        services, jobs, notices, annotations, map.place(), workspace, layers, live.prediction()),
                workspace,
                live);
        undo = new UndoViewModel(annotations, legend);
        new LabelLayer(annotations, workspace, layers);
        exchange = new LabelExchangeViewModel(services, jobs, notices, workspace, annotations);
        counts = new LabelCountsViewModel(services, jobs, annotations);
        map.tool().addListener((_, _, now) -> {
            if (now != MapTool.PAN) {
                drawing.putAway();
            }
        });
        drawing.tool().addListener((_, _, now) -> {
            if (now.isPresent()) {
                map.tool().set(MapTool.PAN);
            }
        });
        remotes = new RemoteLayersViewModel(services, jobs, notices, workspace, layers, viewStatistics);
        times = new TimeLayersViewModel(services, ui, jobs, notices, workspace, layers, map.views(), id -> mapView.get()
                .flatMap(window -> reference.layerWindow(id, window)));
        projectMap = new ProjectMapViewModel(layers, added, features, times, remotes, reference, map.views(), notices);
        workspace.keepMap(projectMap::now, projectMap::restore);
        series = new TimeSeriesViewModel(services, jobs, layers, times, map.inspect(), map.place());
        workspace.image().addListener(_ -> showImage());
        workspace
                .image()
                .addListener((_, _, opened) -> opened.ifPresent(
                        image -> image.overviews().whenComplete((_, _) -> ui.execute(layers::refresh))));
        imagery.style().addListener(_ -> showImage());
        workspace.labels().addListener(_ -> showLabels());
        workspace
                .labels()
                .addListener((_, _, opened) -> opened.ifPresent(
                        labels -> labels.overviews().whenComplete((_, _) -> ui.execute(layers::refresh))));
        workspace.labels().addListener((_, _, opened) -> survey.count(opened));
        workspace
                .image()
                .addListener((_, _, opened) -> opened.ifPresent(image -> redrawRefined(services, image.source(), ui)));
        workspace
                .labels()
                .addListener(
                        (_, _, opened) -> opened.ifPresent(labels -> redrawRefined(services, labels.source(), ui)));
        layers.items().addListener((ListChangeListener<LayerItem>) change -> {
            while (change.next()) {
                change.getAddedSubList().stream()
                        .filter(item -> item.role() == LayerItem.Role.ADDED)
                        .forEach(item -> redrawRefined(services, item.source().get(), ui));
            }
        });
        legend.legend().addListener(_ -> {
            showLabels();
            showPrediction();
        });
        live.prediction().addListener((_, before, now) -> adopt(before, now));
        live.second().addListener(_ -> showPrediction());
        live.running().addListener(_ -> holdPrediction());
        prediction.mode().addListener(_ -> showPrediction());
        prediction.chosenCode().addListener(_ -> showPrediction());
        prediction.unknownBelow().addListener(_ -> showPrediction());
        prediction.unknownColor().addListener(_ -> showPrediction());
        jobs.quietly(services.workers(), services.models()::device).whenComplete((found, failure) -> {
            device.set(Optional.ofNullable(found));
            if (failure != null) {
                notices.failed(Messages.text("device.failed.title"), failure);
            }
        });
    }

    /// Running jobs.
    public JobsViewModel jobs() {
        return jobs;
    }

    /// Messages not yet read.
    public NoticesViewModel notices() {
        return notices;
    }

    /// The legend.
    public LegendViewModel legend() {
        return legend;
    }

    /// The layers.
    public LayersViewModel layers() {
        return layers;
    }

    /// How the image looks.
    public ImageryViewModel imagery() {
        return imagery;
    }

    /// The reference system of the map.
    public MapReferenceViewModel reference() {
        return reference;
    }

    /// Looks reference systems up by code or name, in the background.
    public CompletableFuture<List<ReferenceSystem>> findReferences(String text) {
        return jobs.quietly(services.workers(), () -> services.files().findReferences(text, services.closing()));
    }

    /// What a person has added to the image.
    public AddedLayersViewModel added() {
        return added;
    }

    /// Layers of points, lines and polygons.
    public FeatureLayersViewModel features() {
        return features;
    }

    /// What of the project's map is missing.
    public ProjectMapViewModel projectMap() {
        return projectMap;
    }

    /// Takes a layer away that a person has added.
    public void remove(LayerItem item) {
        if (item.drawing().isPresent()) {
            features.remove(item);
        } else {
            added.remove(item);
        }
    }

    /// Layers from the web.
    public RemoteLayersViewModel remotes() {
        return remotes;
    }

    /// Layers of several dates.
    public TimeLayersViewModel times() {
        return times;
    }

    /// Values over time.
    public TimeSeriesViewModel series() {
        return series;
    }

    /// The map shows another part: stretches that follow the view are computed anew.
    public void viewMoved() {
        imagery.viewMoved();
        layers.items().forEach(item -> item.look().ifPresent(ImageryViewModel::viewMoved));
    }

    /// How the prediction looks.
    public PredictionViewModel prediction() {
        return prediction;
    }

    /// The model on the map.
    public LiveViewModel live() {
        return live;
    }

    /// What is open.
    public WorkspaceViewModel workspace() {
        return workspace;
    }

    /// How much of what models predicted is kept.
    public StorageViewModel storage() {
        return storage;
    }

    /// Counts of the ground truth.
    public LabelSurveyViewModel survey() {
        return survey;
    }

    /// How much of the view each class takes.
    public SharesViewModel shares() {
        return shares;
    }

    /// What is under the cursor.
    public CursorViewModel cursor() {
        return cursor;
    }

    /// Training.
    public TrainViewModel train() {
        return train;
    }

    /// What the model asks to have labelled.
    public QueueViewModel queue() {
        return queue;
    }

    /// Updates in seconds.
    public UpdateViewModel update() {
        return update;
    }

    /// Rounds of labelling and learning.
    public RoundsViewModel rounds() {
        return rounds;
    }

    /// Export.
    public ExportViewModel export() {
        return export;
    }

    /// Accuracy.
    public AccuracyViewModel accuracy() {
        return accuracy;
    }

    /// Views, tools and places of the map.
    public MapViewModel map() {
        return map;
    }

    /// What people label.
    public LabelsViewModel annotations() {
        return annotations;
    }

    /// Which annotations are chosen.
    public SelectionViewModel selection() {
        return selection;
    }

    /// The drawing tools.
    public DrawingViewModel drawing() {
        return drawing;
    }

    /// Labels from and for other files.
    public LabelExchangeViewModel exchange() {
        return exchange;
    }

    /// How much is labelled.
    public LabelCountsViewModel counts() {
        return counts;
    }

    /// Undo and redo of labels and legend.
    public UndoViewModel undo() {
        return undo;
    }

    /// The device that computes; empty until it was asked.
    public ReadOnlyObjectProperty<Optional<ModelService.Device>> device() {
        return device.getReadOnlyProperty();
    }

    /// Stops jobs and lets go of files and devices.
    public void close() {
        jobs.stopAll();
        annotations.close();
        live.close();
    }

    private CompletableFuture<List<BandStatistics>> imageStatistics(ViewStatistics viewStatistics, CancelToken cancel) {
        return workspace
                .image()
                .get()
                .map(image -> viewStatistics.of(image.source(), cancel))
                .orElse(CompletableFuture.completedFuture(List.of()));
    }

    private void showAsKept(ImageryLook look) {
        if (!imagery.apply(look)) {
            notices.show(new Notice(
                    Notice.Kind.INFORMATION,
                    Messages.text("imagery.look.title"),
                    Messages.text("imagery.look.detail"),
                    Optional.empty()));
        }
    }

    /// Levels that were rough are read and drawn again as they get their true pixels.
    private void redrawRefined(WorkbenchServices services, RasterSource source, Executor ui) {
        source.onRefined(level -> {
            services.tiles().renew(source.id(), level);
            ui.execute(layers::refresh);
        });
    }

    private void showImage() {
        var opened = workspace.image().get();
        if (opened.isEmpty()) {
            layers.remove(LayerItem.Role.IMAGERY);
            return;
        }
        var image = opened.get();
        if (layers.find(LayerItem.Role.IMAGERY)
                .map(item -> item.source().get() != image.source())
                .orElse(true)) {
            imagery.load(image.source(), image.statistics());
        }
        imagery.style()
                .get()
                .ifPresent(style -> layers.put(LayerItem.Role.IMAGERY, image.name(), image.source(), style));
    }

    private void showLabels() {
        var opened = workspace.labels().get();
        if (opened.isEmpty()) {
            layers.remove(LayerItem.Role.LABELS);
            return;
        }
        boolean fresh = layers.find(LayerItem.Role.LABELS).isEmpty();
        var item = layers.put(
                LayerItem.Role.LABELS,
                opened.get().name(),
                opened.get().source(),
                new ClassStyle(shownLegend(opened.get())));
        if (fresh) {
            item.opacity().set(OVERLAY_OPACITY);
            item.visible().set(live.prediction().get().isEmpty());
        }
    }

    private Legend shownLegend(OpenedLabels labels) {
        return legend.legend()
                .get()
                .map(now -> LegendDress.dress(labels.legend(), now))
                .orElse(labels.legend());
    }

    private void adopt(Optional<ModelService.Prediction> before, Optional<ModelService.Prediction> now) {
        if (now.isPresent() && legend.legend().get().isEmpty()) {
            legend.load(Optional.of(now.get().legend()));
        }
        if (before.isEmpty() && now.isPresent()) {
            layers.find(LayerItem.Role.LABELS).ifPresent(item -> item.visible().set(false));
        }
        showPrediction();
    }

    private void holdPrediction() {
        boolean held = live.running().get() == LiveViewModel.Running.PAUSED;
        layers.find(LayerItem.Role.PREDICTION).ifPresent(item -> item.held().set(held));
    }

    private void showPrediction() {
        var shown = live.prediction().get();
        prediction.compare(shown, live.second().get());
        if (shown.isEmpty()) {
            layers.remove(LayerItem.Role.PREDICTION);
            return;
        }
        boolean fresh = layers.find(LayerItem.Role.PREDICTION).isEmpty();
        var item = layers.put(
                LayerItem.Role.PREDICTION,
                Messages.text("layers.prediction"),
                prediction.source(shown.get()),
                prediction.style(shown.get().legend(), legend.legend().get()));
        var remark = Double.isFinite(shown.get().meanIou())
                ? Messages.text(
                        "layers.prediction.remark",
                        shown.get().epoch(),
                        Formats.percent(shown.get().meanIou(), 1))
                : shown.get().checkpoint().card().provenance().updatedFrom().isPresent()
                        ? Messages.text("layers.prediction.updated", shown.get().epoch())
                        : Messages.text("layers.prediction.epoch", shown.get().epoch());
        boolean quick = shown.get().precision() == ModelService.Precision.INT8;
        item.remark().set(quick ? Messages.text("layers.prediction.int8", remark) : remark);
        if (fresh) {
            item.opacity().set(OVERLAY_OPACITY);
            holdPrediction();
        }
    }
}
