package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.geometry.InvalidGeometryException;
import org.lapwing.labels.geometry.VertexEdits;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.drawing.DrawingBoard.Vertex;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// Which annotations are chosen, and what can be done with them. Those that go are no longer chosen.
public final class SelectionViewModel {

    private static final int MOST_CORNERS = 400;
    private static final int MOST_PREVIEWED = 4000;
    private static final String PREVIEW_COLOR = "#FFFFFF";

    private final LabelsViewModel labels;
    private final ReadOnlyObjectWrapper<List<Annotation>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private Set<UUID> ids = Set.of();

    SelectionViewModel(LabelsViewModel labels) {
        this.labels = labels;
        labels.snapshot().addListener(_ -> refresh());
    }

    /// The chosen annotations as they are now.
    public ReadOnlyObjectProperty<List<Annotation>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /// Their ids.
    Set<UUID> ids() {
        return ids;
    }

    /// Chooses these and no others.
    void set(Set<UUID> next) {
        ids = Set.copyOf(next);
        refresh();
    }

    /// Chooses one more, or one less.
    void toggle(UUID id) {
        var next = new LinkedHashSet<>(ids);
        if (!next.remove(id)) {
            next.add(id);
        }
        set(next);
    }

    /// Chooses nothing.
    public void clear() {
        set(Set.of());
    }

    /// Deletes what is chosen.
    public void delete() {
        change(each -> Optional.<LabelEdit>of(new LabelEdit.Remove(each.id())));
    }

    /// Gives what is chosen another class.
    public void giveClass(int code) {
        change(each -> replaced(each, each.withClass(code)));
    }

    /// Says how sure the author is of what is chosen.
    public void giveConfidence(OptionalDouble confidence) {
        change(each -> replaced(each, each.withConfidence(confidence)));
    }

    /// Writes a comment on what is chosen.
    public void comment(String text) {
        change(each -> replaced(each, each.withComment(text.strip())));
    }

    private static Optional<LabelEdit> replaced(Annotation before, Annotation after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new LabelEdit.Replace(after));
    }

    private interface Change {
        Optional<LabelEdit> of(Annotation annotation);
    }

    private void change(Change how) {
        var edits = new ArrayList<LabelEdit>();
        chosen.get().forEach(each -> how.of(each).ifPresent(edits::add));
        if (!edits.isEmpty()) {
            labels.edit(LabelEdit.of(edits));
        }
    }

    /// What shows on the map that they are chosen.
    List<MapMark> marks(MapWay way) {
        return chosen.get().stream()
                .<MapMark>map(each -> new MapMark.Shape(
                        way.toMap(each.geometry()),
                        labels.classes().colorOf(each.classCode()),
                        MapMark.Shape.Look.CHOSEN))
                .toList();
    }

    /// What of the chosen shapes can be dragged at a place.
    ///
    /// @param reach units of the labels
    Optional<Vertex> vertexAt(MapWay way, Coordinate place, double reach) {
        for (var each : chosen.get()) {
            var corner = VertexEdits.nearestVertex(each.geometry(), place, reach);
            if (corner.isPresent() && each.geometry().getDimension() == 2) {
                return way.toMap(corner.get()).map(at -> new Vertex(at, Vertex.Kind.CORNER));
            }
        }
        for (var each : chosen.get()) {
            var border = each.geometry().getDimension() == 2
                    ? VertexEdits.nearestBorder(each.geometry(), place, reach)
                    : Optional.<Coordinate>empty();
            if (border.isPresent()) {
                return way.toMap(border.get()).map(at -> new Vertex(at, Vertex.Kind.BORDER));
            }
        }
        return Optional.empty();
    }

    /// The vertices of the chosen shapes; none where there are very many.
    List<MapMark> corners(MapWay way) {
        int count = chosen.get().stream()
                .mapToInt(each -> each.geometry().getNumPoints())
                .sum();
        if (count > MOST_CORNERS) {
            return List.of();
        }
        var marks = new ArrayList<MapMark>();
        for (var each : chosen.get()) {
            if (each.geometry().getDimension() == 2) {
                for (var corner : each.geometry().getCoordinates()) {
                    way.toMap(corner).ifPresent(at -> marks.add(new MapMark.Handle(at, MapMark.Handle.Sign.VERTEX)));
                }
            }
        }
        return marks;
    }

    /// The shapes as they would be with a vertex elsewhere; nothing where that cannot be.
    List<MapMark> preview(MapWay way, StrokeEdits edits, MapPoint from, MapPoint to) {
        var at = way.toLabels(from);
        var shapes = edits.around(at);
        if (shapes.values().stream().mapToInt(Geometry::getNumPoints).sum() > MOST_PREVIEWED) {
            return List.of();
        }
        try {
            return VertexEdits.move(shapes, at, way.toLabels(to)).values().stream()
                    .<MapMark>map(
                            each -> new MapMark.Shape(way.toMap(each), PREVIEW_COLOR, MapMark.Shape.Look.PROPOSED))
                    .toList();
        } catch (InvalidGeometryException wrong) {
            return wrong
                    .place()
                    .flatMap(way::toMap)
                    .<MapMark>map(place -> new MapMark.Handle(place, MapMark.Handle.Sign.PROBLEM))
                    .stream()
                    .toList();
        }
    }

    private void refresh() {
        var now = labels.snapshot().get();
        chosen.set(
                now.map(all -> ids.stream().flatMap(id -> all.find(id).stream()).toList())
                        .orElseGet(List::of));
        if (now.isEmpty()) {
            ids = Set.of();
        }
    }
}
