package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.geometry.Snapping;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.workbench.drawing.BrushSize;
import org.lapwing.workbench.drawing.DrawingBoard;
import org.lapwing.workbench.drawing.DrawingHand;
import org.lapwing.workbench.drawing.DrawingHand.HandKey;
import org.lapwing.workbench.drawing.DrawingHands;
import org.lapwing.workbench.drawing.DrawingStroke;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.state.RegionFinder.Suggested;
import org.lapwing.workbench.state.StrokeEdits.Made;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/// The drawing tools on the map: which one is in hand, what it is at, and how its strokes become edits of the labels.
@SuppressWarnings("FutureReturnValueIgnored") // refused strokes are told as problems
public final class DrawingViewModel implements DrawingBoard {

    private static final String NO_CLASS = "#FFE14D";

    /// Screen units within which places snap.
    private static final double SNAP = 8;

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LabelsViewModel labels;
    private final SelectionViewModel selection;
    private final DrawingGround ground;
    private final WorkspaceViewModel workspace;
    private final LiveViewModel live;
    private final ObjectProperty<Optional<DrawingTool>> tool = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<MapMark>> sketch = new ReadOnlyObjectWrapper<>(List.of());
    private final BrushSize brush = new BrushSize();
    private final BooleanProperty snapping = new SimpleBooleanProperty(true);
    private final BooleanProperty byPixels = new SimpleBooleanProperty();
    private final DoubleProperty bufferMetres = new SimpleDoubleProperty(5);
    private final DoubleProperty tolerance = new SimpleDoubleProperty(0.12);
    private Optional<DrawingHand> hand = Optional.empty();
    private Optional<Suggested> suggested = Optional.empty();
    private double unitsPerPixel = 1;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    DrawingViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LabelsViewModel labels,
            SelectionViewModel selection,
            DrawingGround ground,
            WorkspaceViewModel workspace,
            LiveViewModel live) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.labels = labels;
        this.selection = selection;
        this.ground = ground;
        this.workspace = workspace;
        this.live = live;
        ground.onChange(() -> {
            brush.metresPerUnit().set(ground.metresPerUnit());
            sketchChanged();
        });
        labels.snapshot().addListener(_ -> sketchChanged());
        labels.state().addListener((_, _, now) -> {
            if (now != LabelsViewModel.State.OPEN) {
                putAway();
            }
        });
        labels.problem().addListener(_ -> sketchChanged());
        labels.classes().chosen().addListener(_ -> sketchChanged());
        labels.classes().classes().addListener(_ -> sketchChanged());
        selection.chosen().addListener(_ -> sketchChanged());
    }

    /// The tool in hand; empty where the pointer moves the map.
    public ReadOnlyObjectProperty<Optional<DrawingTool>> tool() {
        return tool;
    }

    /// What to draw over the map.
    public ReadOnlyObjectProperty<List<MapMark>> sketch() {
        return sketch.getReadOnlyProperty();
    }

    /// How large the brush is.
    public BrushSize brush() {
        return brush;
    }

    /// Whether corners and borders snap to those of neighbours, and vertices that neighbours share move in all.
    public BooleanProperty snapping() {
        return snapping;
    }

    /// Whether areas follow the pixels of the image.
    public BooleanProperty byPixels() {
        return byPixels;
    }

    /// How unlike pixels of one wand may be, in [0, 1].
    public DoubleProperty tolerance() {
        return tolerance;
    }

    /// Takes a tool in hand, or puts it away when it is the present one. Makes the file of labels where there is none.
    ///
    /// @return completed on the UI thread when the tool is in hand, or cannot be
    public CompletableFuture<Void> take(DrawingTool next) {
        if (tool.get().filter(next::equals).isPresent()) {
            putAway();
            return CompletableFuture.completedFuture(null);
        }
        return labels.start().thenAccept(open -> {
            if (open) {
                suggested = Optional.empty();
                hand = Optional.of(DrawingHands.of(next, this, brush));
                tool.set(Optional.of(next));
                sketchChanged();
            }
        });
    }

    /// The pointer moves the map again.
    public void putAway() {
        hand = Optional.empty();
        suggested = Optional.empty();
        tool.set(Optional.empty());
        sketchChanged();
    }

    /// The pointer did something on the map while a tool is in hand.
    public void pointer(MapPointer pointer) {
        unitsPerPixel = pointer.unitsPerPixel();
        if (pointer.phase() == MapPointer.Phase.PRESSED
                && labels.problem().get().isPresent()) {
            labels.clearProblem();
        }
        hand.ifPresent(each -> each.pointer(pointer));
    }

    /// A key for the stroke in progress.
    ///
    /// @return whether it meant something
    public boolean key(HandKey key) {
        if (suggested.isPresent() && key != HandKey.BACK) {
            if (key == HandKey.ACCEPT) {
                accept(suggested.get());
            }
            suggested = Optional.empty();
            sketchChanged();
            return true;
        }
        return hand.map(each -> each.key(key)).orElse(false);
    }

    /// Whether a stroke is in progress.
    public boolean isDrawing() {
        return hand.map(DrawingHand::isDrawing).orElse(false);
    }

    /// Metres by which [#buffer] is usually asked to widen.
    public DoubleProperty bufferMetres() {
        return bufferMetres;
    }

    /// Joins what is chosen into one annotation.
    public void merge() {
        enqueue(StrokeEdits::merge);
    }

    /// Makes what is chosen wider by some metres, or narrower.
    public void buffer(double metres) {
        double distance = metres / ground.metresPerLabelUnit();
        enqueue(each -> each.buffer(distance));
    }

    @Override
    public String color() {
        return labels.classes().current().map(LabelClass::color).orElse(NO_CLASS);
    }

    @Override
    public MapPoint snapped(MapPoint at, double scale) {
        var now = labels.snapshot().get();
        if (now.isEmpty() || !snapping.get()) {
            return at;
        }
        var place = ground.way().toLabels(at);
        double reach = SNAP * scale * ground.way().scaleAt(at, scale);
        var around = new Envelope(place);
        around.expandBy(reach);
        boolean dragging = tool.get().filter(DrawingTool.SELECT::equals).isPresent();
        var near = now.get().within(around).stream()
                .filter(each -> !dragging || !selection.ids().contains(each.id())) // not to itself
                .map(Annotation::geometry)
                .toList();
        return Snapping.place(place, near, reach)
                .flatMap(found -> ground.way().toMap(found.place()))
                .orElse(at);
    }

    @Override
    public Optional<Vertex> vertexAt(MapPoint place, double reach) {
        return selection.vertexAt(
                ground.way(), ground.way().toLabels(place), reach * ground.way().scaleAt(place, reach));
    }

    @Override
    public List<MapMark> corners() {
        return selection.corners(ground.way());
    }

    @Override
    public List<MapMark> preview(MapPoint from, MapPoint to) {
        return settings()
                .get()
                .map(each -> selection.preview(ground.way(), each, from, to))
                .orElse(List.of());
    }

    @Override
    public void sketchChanged() {
        var marks = new ArrayList<MapMark>();
        if (tool.get().isPresent()) {
            marks.addAll(ground.lockedMarks());
        }
        marks.addAll(selection.marks(ground.way()));
        suggested.ifPresent(each -> marks.add(
                new MapMark.Shape(ground.way().toMap(each.geometry()), colorOf(each), MapMark.Shape.Look.PROPOSED)));
        hand.ifPresent(each -> marks.addAll(each.sketch()));
        labels.problem()
                .get()
                .flatMap(EditProblem::place)
                .flatMap(ground.way()::toMap)
                .ifPresent(at -> marks.add(new MapMark.Handle(at, MapMark.Handle.Sign.PROBLEM)));
        sketch.set(List.copyOf(marks));
    }

    private String colorOf(Suggested region) {
        return labels.classes()
                .classes()
                .get()
                .find(region.classCode())
                .map(LabelClass::color)
                .orElse(NO_CLASS);
    }

    @Override
    public void finish(DrawingStroke stroke) {
        switch (stroke) {
            case DrawingStroke.Pick pick -> pick(pick);
            case DrawingStroke.Seed seed -> {
                var settings = settings();
                inOrder(() -> seed(seed, settings));
            }
            case DrawingStroke.Area _,
                    DrawingStroke.Passage _,
                    DrawingStroke.Spot _,
                    DrawingStroke.Cut _,
                    DrawingStroke.VertexMove _,
                    DrawingStroke.VertexRemove _ -> enqueue(each -> each.of(stroke));
        }
    }

    private void pick(DrawingStroke.Pick pick) {
        var at = ground.way().toLabels(pick.place());
        double reach = pick.reach() * ground.way().scaleAt(pick.place(), pick.reach());
        var found = labels.snapshot().get().flatMap(all -> LabelPick.at(all, at, reach));
        switch (pick.how()) {
            case ONLY -> selection.set(found.map(each -> Set.of(each.id())).orElse(Set.of()));
            case TOGGLE -> found.ifPresent(each -> selection.toggle(each.id()));
        }
    }

    /// One after another, so that each stroke sees what the one before did.
    private void inOrder(Supplier<CompletableFuture<?>> work) {
        last = last.handle((_, _) -> null).thenCompose(_ -> work.get());
    }

    private interface Maker {
        Made make(StrokeEdits edits) throws Exception;
    }

    /// What the next edit is made with: class, choice and settings of now, on the labels as they will be by then.
    private Supplier<Optional<StrokeEdits>> settings() {
        int code = labels.classes().chosen().get();
        var chosen = selection.ids();
        double snap = snapping.get() ? SNAP * unitsPerPixel * ground.labelUnitsPerMapUnit() : 0;
        var pixels = byPixels.get()
                ? workspace
                        .image()
                        .get()
                        .map(image -> new PixelAreas(image.source().grid()))
                : Optional.<PixelAreas>empty();
        return () -> labels.snapshot()
                .get()
                .map(now -> new StrokeEdits(
                        now,
                        ground.way(),
                        code,
                        labels.author().get().strip(),
                        services.labels().clock().instant(),
                        chosen,
                        snap,
                        pixels,
                        ground.locked()));
    }

    private CompletableFuture<?> made(Supplier<Optional<StrokeEdits>> settings, Maker maker) {
        var edits = settings.get();
        if (edits.isEmpty() || edits.get().code() < 0) {
            return CompletableFuture.completedFuture(null);
        }
        return told(() -> maker.make(edits.get()), this::apply);
    }

    /// Has an edit made after those that wait, with the settings of now.
    private void enqueue(Maker maker) {
        var settings = settings();
        inOrder(() -> made(settings, maker));
    }

    private void apply(Made made) {
        if (made.edit().isPresent() && labels.edit(made.edit().get())) {
            selection.set(made.chosen());
        }
    }

    private interface Taker<T> {
        void take(T result);
    }

    /// Works on the labels' thread and says what went wrong.
    private <T> CompletableFuture<?> told(Callable<T> work, Taker<T> then) {
        return jobs.quietly(services.labels().threads(), work).handle((result, failure) -> {
            if (failure == null) {
                then.take(result);
            } else if (Outcome.cause(failure) instanceof EditRefusedException refused) {
                labels.tell(refused);
            } else {
                notices.failed(Messages.text("labels.edit.failed.title"), failure);
            }
            return null;
        });
    }

    private CompletableFuture<?> seed(DrawingStroke.Seed seed, Supplier<Optional<StrokeEdits>> settings) {
        var image = workspace.image().get();
        if (image.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        var place = ground.way().toLabels(seed.place());
        if (tool.get().filter(DrawingTool.SUGGESTION::equals).isPresent()) {
            return suggest(place);
        }
        double scale = seed.unitsPerPixel() * ground.way().scaleAt(seed.place(), seed.unitsPerPixel());
        double like = tolerance.get();
        return made(settings, edits -> {
            var found = RegionFinder.alike(image.get().source(), place, scale, like, services.closing());
            if (found.isEmpty()) {
                throw new EditRefusedException(Messages.text("labels.wand.nothing"), Optional.of(place));
            }
            return edits.region(found.get(), seed.effect());
        });
    }

    private CompletableFuture<?> suggest(Coordinate place) {
        var image = workspace.image().get();
        var model = live.prediction().get();
        if (image.isEmpty() || model.isEmpty()) {
            labels.tell(new EditRefusedException(Messages.text("labels.suggest.no.model"), Optional.of(place)));
            return CompletableFuture.completedFuture(null);
        }
        var found = jobs.quietly(
                services.workers(),
                () -> RegionFinder.suggested(services.queue(), image.get(), model.get(), place, services.closing()));
        workspace.holdOpen(List.of(image.get().source()), found);
        return found.handle((region, failure) -> {
            if (failure != null) {
                notices.failed(Messages.text("labels.edit.failed.title"), failure);
            } else {
                suggested = region;
                if (region.isEmpty()) {
                    labels.tell(new EditRefusedException(Messages.text("labels.suggest.nothing"), Optional.of(place)));
                }
                sketchChanged();
            }
            return null;
        });
    }

    /// Takes over what the model suggests, with a class of the model that the labels may not have yet.
    private void accept(Suggested region) {
        var model = live.prediction().get();
        var known = model.flatMap(each -> each.legend().classes().stream()
                .filter(one -> one.code() == region.classCode())
                .findFirst());
        enqueue(edits -> {
            var made = edits.region(region.geometry(), Effect.ADD);
            var classes = edits.snapshot().classes();
            var all = new ArrayList<LabelEdit>();
            if (classes.find(region.classCode()).isEmpty() && known.isPresent()) {
                all.add(new LabelEdit.Classes(classes.with(LabelClass.of(
                        known.get().code(), known.get().name(), known.get().color()))));
            }
            made.edit().ifPresent(edit -> {
                if (edit instanceof LabelEdit.Add(Annotation added)) {
                    all.add(new LabelEdit.Add(
                            added.withClass(region.classCode()).withSource(AnnotationSource.ACCEPTED)));
                }
            });
            return new Made(Optional.of(LabelEdit.of(all)), made.chosen());
        });
    }
}
