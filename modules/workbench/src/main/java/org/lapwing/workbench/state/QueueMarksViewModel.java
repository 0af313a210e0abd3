package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.learning.query.LabelBudget;
import org.lapwing.learning.query.QueueState;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The patches of the queue as the map shows them: outlines, the one under the cursor, the one to move to.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class QueueMarksViewModel {

    /// Shows ground on the map.
    @FunctionalInterface
    public interface Shower {

        /// Moves the map to a piece of ground, then reads ahead what comes next.
        ///
        /// @param outline corners in the map's reference system
        /// @param next the piece of ground that is probably shown next; empty where there is none
        void show(List<MapPoint> outline, List<MapPoint> next);
    }

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final PlaceViewModel place;
    private final ReadOnlyObjectWrapper<List<MapMark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<OptionalInt> hovered = new ReadOnlyObjectWrapper<>(OptionalInt.empty());
    private Optional<Grid> grid = Optional.empty();
    private QueueState state = QueueState.start(0, LabelBudget.NONE);
    private List<Window> windows = List.of();
    private String crs = "";
    private List<List<MapPoint>> outlines = List.of();
    private Shower shower = (_, _) -> {};
    private boolean moving;

    QueueMarksViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            PlaceViewModel place,
            LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.place = place;
        layers.drawn().addListener(_ -> {
            if (!place.crs().equals(crs)) {
                lay();
            }
        });
    }

    /// What to draw over the map.
    public ReadOnlyObjectProperty<List<MapMark>> marks() {
        return marks.getReadOnlyProperty();
    }

    /// Index of the patch under the cursor.
    public ReadOnlyObjectProperty<OptionalInt> hovered() {
        return hovered.getReadOnlyProperty();
    }

    /// Names who moves the map.
    public void showWith(Shower map) {
        shower = map;
    }

    /// The cursor is over a place of the map.
    public void hover(MapPoint at) {
        hovered.set(indexAt(at));
    }

    /// The cursor has left the map.
    public void leave() {
        hovered.set(OptionalInt.empty());
    }

    /// Index of the patch at a place of the map; the present one where several lie there.
    OptionalInt indexAt(MapPoint at) {
        var found = OptionalInt.empty();
        for (int index = 0; index < outlines.size(); index++) {
            if (PatchGround.contains(outlines.get(index), at) && (found.isEmpty() || state.current() == index)) {
                found = OptionalInt.of(index);
            }
        }
        return found;
    }

    /// Draws the patches of an image as they stand now.
    void follow(Optional<Grid> image, List<Window> patches, QueueState now) {
        boolean same =
                image.equals(grid) && patches.equals(windows) && place.crs().equals(crs);
        state = now;
        windows = patches;
        grid = image;
        if (same) {
            draw();
        } else {
            lay();
        }
    }

    /// Moves the map to the present patch.
    void show() {
        moving = true;
        move();
    }

    private void move() {
        if (!moving || outlines.size() != state.entries().size()) {
            return; // moves as soon as it is known where the patches lie
        }
        moving = false;
        if (!state.isOver()) {
            var next = state.upcoming();
            shower.show(outlines.get(state.current()), next.isPresent() ? outlines.get(next.getAsInt()) : List.of());
        }
    }

    /// Finds out where the patches lie on the map.
    private void lay() {
        crs = place.crs();
        outlines = List.of();
        hovered.set(OptionalInt.empty());
        draw();
        if (grid.isEmpty() || windows.isEmpty()) {
            return;
        }
        var on = grid.get();
        var wanted = windows;
        var to = crs;
        if (to.isEmpty() || to.equals(on.crs())) {
            laid(wanted.stream().map(window -> PatchGround.corners(on, window)).toList());
            return;
        }
        jobs.quietly(services.workers(), () -> PatchGround.moved(on, wanted, to))
                .whenComplete((found, failure) -> {
                    if (!wanted.equals(windows) || !to.equals(crs)) {
                        return;
                    }
                    if (failure == null) {
                        laid(found);
                    } else {
                        notices.failed(Messages.text("queue.marks.failed.title"), failure);
                    }
                });
    }

    private void laid(List<List<MapPoint>> found) {
        outlines = found;
        draw();
        move();
    }

    private void draw() {
        var drawn = new ArrayList<MapMark>();
        for (int index = 0; index < outlines.size(); index++) {
            if (!outlines.get(index).isEmpty()) {
                var entry = state.entries().get(index);
                drawn.add(new MapMark.Patch(
                        outlines.get(index),
                        tag(index + 1, entry),
                        state.current() == index ? MapMark.Patch.State.CURRENT : state(entry)));
            }
        }
        marks.set(List.copyOf(drawn));
    }

    private static String tag(int number, QueueState.Entry entry) {
        var tag =
                switch (entry.status()) {
                    case WAITING -> Messages.text("queue.tag.waiting", number);
                    case LABELLED -> Messages.text("queue.tag.labelled", number);
                    case SKIPPED -> Messages.text("queue.tag.skipped", number);
                    case DEFERRED -> Messages.text("queue.tag.deferred", number);
                };
        return entry.flag() == QueueState.Flag.RAISED ? Messages.text("queue.tag.flagged", tag) : tag;
    }

    private static MapMark.Patch.State state(QueueState.Entry entry) {
        return switch (entry.status()) {
            case LABELLED -> MapMark.Patch.State.DONE;
            case SKIPPED, DEFERRED -> MapMark.Patch.State.LEFT;
            case WAITING ->
                entry.flag() == QueueState.Flag.RAISED ? MapMark.Patch.State.FLAGGED : MapMark.Patch.State.WAITING;
        };
    }
}
