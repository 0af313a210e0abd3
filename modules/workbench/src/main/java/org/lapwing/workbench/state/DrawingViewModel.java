package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.jobs.Outcome;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import org.lapwing.workbench.drawing.BrushSize;
import org.lapwing.workbench.drawing.DrawingBoard;
import org.lapwing.workbench.drawing.DrawingHand;
import org.lapwing.workbench.drawing.DrawingHand.HandKey;
import org.lapwing.workbench.drawing.DrawingHands;
import org.lapwing.workbench.drawing.DrawingStroke;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The drawing tools on the map: which one is in hand, what it is at, and how its strokes become edits of the labels.
@SuppressWarnings("FutureReturnValueIgnored") // refused strokes are told as problems
public final class DrawingViewModel implements DrawingBoard {

    private static final String NO_CLASS = "#FFE14D";

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LabelsViewModel labels;
    private final SelectionViewModel selection;
    private final PlaceViewModel place;
    private final ObjectProperty<Optional<DrawingTool>> tool = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<MapMark>> sketch = new ReadOnlyObjectWrapper<>(List.of());
    private final BrushSize brush = new BrushSize();
    private final BooleanProperty snapping = new SimpleBooleanProperty(true);
    private Optional<DrawingHand> hand = Optional.empty();
    private MapWay way = MapWay.SAME;
    private String wayOf = "";
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    DrawingViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LabelsViewModel labels,
            SelectionViewModel selection,
            PlaceViewModel place,
            LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.labels = labels;
        this.selection = selection;
        this.place = place;
        layers.drawn().addListener(_ -> findWay());
        labels.snapshot().addListener(_ -> {
            findWay();
            sketchChanged();
        });
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

    /// Whether corners snap to those of neighbours.
    public BooleanProperty snapping() {
        return snapping;
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
                hand = Optional.of(DrawingHands.of(next, this, brush));
                tool.set(Optional.of(next));
                sketchChanged();
            }
        });
    }

    /// The pointer moves the map again.
    public void putAway() {
        hand = Optional.empty();
        tool.set(Optional.empty());
        sketchChanged();
    }

    /// The pointer did something on the map while a tool is in hand.
    public void pointer(MapPointer pointer) {
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
        return hand.map(each -> each.key(key)).orElse(false);
    }

    /// Whether a stroke is in progress.
    public boolean isDrawing() {
        return hand.map(DrawingHand::isDrawing).orElse(false);
    }

    @Override
    public String color() {
        return labels.classes().current().map(LabelClass::color).orElse(NO_CLASS);
    }

    @Override
    public MapPoint snapped(MapPoint at, double unitsPerPixel) {
        return at;
    }

    @Override
    public void sketchChanged() {
        var marks = new ArrayList<MapMark>();
        selection.marks(way).forEach(marks::add);
        hand.ifPresent(each -> marks.addAll(each.sketch()));
        labels.problem()
                .get()
                .flatMap(EditProblem::place)
                .flatMap(way::toMap)
                .ifPresent(at -> marks.add(new MapMark.Handle(at, MapMark.Handle.Sign.PROBLEM)));
        sketch.set(List.copyOf(marks));
    }

    @Override
    public void finish(DrawingStroke stroke) {
        if (stroke instanceof DrawingStroke.Pick pick) {
            pick(pick);
            return;
        }
        var before = last;
        // one after another, so that each sees what the one before did
        last = before.handle((_, _) -> null).thenCompose(_ -> draw(stroke));
    }

    private void pick(DrawingStroke.Pick pick) {
        var at = way.toLabels(pick.place());
        double reach = pick.reach() * way.scaleAt(pick.place(), pick.reach());
        var found = labels.snapshot().get().flatMap(all -> LabelPick.at(all, at, reach));
        switch (pick.how()) {
            case ONLY -> selection.set(found.map(each -> Set.of(each.id())).orElse(Set.of()));
            case TOGGLE -> found.ifPresent(each -> selection.toggle(each.id()));
        }
    }

    private CompletableFuture<?> draw(DrawingStroke stroke) {
        var snapshot = labels.snapshot().get();
        var code = labels.classes().chosen().get();
        if (snapshot.isEmpty() || code < 0) {
            return CompletableFuture.completedFuture(null);
        }
        var maker = new StrokeEdits(
                snapshot.get(),
                way,
                code,
                labels.author().get(),
                services.labels().clock().instant(),
                selection.ids());
        return jobs.quietly(services.labels().threads(), () -> maker.of(stroke)).handle((made, failure) -> {
            if (failure == null) {
                if (made.edit().isPresent() && labels.edit(made.edit().get())) {
                    selection.set(made.chosen());
                }
            } else if (Outcome.cause(failure) instanceof EditRefusedException refused) {
                labels.tell(refused);
            } else {
                notices.failed(Messages.text("labels.edit.failed.title"), failure);
            }
            return null;
        });
    }

    private void findWay() {
        var snapshot = labels.snapshot().get();
        if (snapshot.isEmpty()) {
            return;
        }
        var from = place.crs();
        var to = snapshot.get().crs();
        var wanted = from + " " + to;
        if (wanted.equals(wayOf)) {
            return;
        }
        wayOf = wanted;
        MapWay.between(from, to, jobs, services.workers()).thenAccept(found -> {
            if (wanted.equals(wayOf)) {
                way = found;
                sketchChanged();
            }
        });
        jobs.quietly(services.workers(), () -> MapUnit.of(from)).thenAccept(unit -> place.grid()
                .ifPresent(grid -> brush.metresPerUnit().set(unit.metres(middle(grid)))));
    }

    private static double middle(Grid grid) {
        return grid.transform().y(grid.columns() / 2.0, grid.rows() / 2.0);
    }
}
