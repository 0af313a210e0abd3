package org.lapwing.workbench.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.geometry.AreaEdits;
import org.lapwing.labels.geometry.GeometryCheck;
import org.lapwing.labels.geometry.InvalidGeometryException;
import org.lapwing.labels.geometry.Snapping;
import org.lapwing.labels.geometry.VertexEdits;
import org.lapwing.workbench.drawing.DrawingStroke;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/// Makes edits of strokes. For any thread: it looks at one snapshot only.
///
/// @param snapshot the labels as they are
/// @param way from the map to the labels
/// @param code class of what is drawn
/// @param author who draws; never blank
/// @param time when
/// @param chosen what strokes that take away or cut are limited to; everything where none is chosen
/// @param snapReach units of the labels by which drawn borders follow those of neighbours; 0 for not at all
/// @param pixels makes areas follow the pixels of the image, where that is wished
/// @param locked ground that nobody may draw on, in the reference system of the labels
record StrokeEdits(
        LabelSnapshot snapshot,
        MapWay way,
        int code,
        String author,
        Instant time,
        Set<UUID> chosen,
        double snapReach,
        Optional<PixelAreas> pixels,
        LockedArea locked) {

    /// An edit, and what is chosen after it.
    record Made(Optional<LabelEdit> edit, Set<UUID> chosen) {}

    private static final GeometryFactory SHAPES = new GeometryFactory();

    /// The edit that a stroke means; nothing for those that only choose.
    ///
    /// @throws EditRefusedException where it makes no shape; names the place
    Made of(DrawingStroke stroke) throws EditRefusedException {
        try {
            return switch (stroke) {
                case DrawingStroke.Area area -> area(area);
                case DrawingStroke.Passage passage -> passage(passage);
                case DrawingStroke.Spot spot -> add(SHAPES.createPoint(way.toLabels(spot.place())));
                case DrawingStroke.Cut cut -> split(way.toLabels(cut.line()));
                case DrawingStroke.VertexMove move -> move(move);
                case DrawingStroke.VertexRemove remove ->
                    replaced(VertexEdits.remove(around(way.toLabels(remove.at())), way.toLabels(remove.at())));
                case DrawingStroke.Seed _, DrawingStroke.Pick _ -> new Made(Optional.empty(), chosen);
            };
        } catch (InvalidGeometryException refused) {
            throw new EditRefusedException(String.valueOf(refused.getMessage()), refused.place());
        }
    }

    /// Adds or takes away an area that is in the reference system of the labels already.
    Made region(Geometry region, Effect effect) throws EditRefusedException {
        return effect == Effect.ADD ? add(region) : subtract(region);
    }

    private Made area(DrawingStroke.Area area) throws EditRefusedException, InvalidGeometryException {
        var places = new ArrayList<>(way.toLabels(area.ring()));
        places.add(places.getFirst().copy());
        var drawn = GeometryCheck.of(SHAPES.createPolygon(places.toArray(Coordinate[]::new)))
                .geometry();
        if (area.effect() == Effect.SUBTRACT) {
            return subtract(drawn);
        }
        var near = drawn.getEnvelopeInternal();
        near.expandBy(snapReach);
        return add(
                snapReach > 0 && pixels.isEmpty()
                        ? Snapping.shape(
                                drawn,
                                snapshot.within(near).stream()
                                        .map(Annotation::geometry)
                                        .toList(),
                                snapReach)
                        : drawn);
    }

    private Made passage(DrawingStroke.Passage passage) throws EditRefusedException {
        double radius = passage.radius() * way.scaleAt(passage.way().getFirst(), passage.radius());
        var painted = AreaEdits.brush(way.toLabels(passage.way()), radius);
        return passage.effect() == Effect.SUBTRACT ? subtract(painted) : paint(painted);
    }

    /// What is painted joins what the same person painted of the same class beneath.
    private Made paint(Geometry painted) throws EditRefusedException {
        var area = fitted(painted);
        var touched = snapshot.within(area.getEnvelopeInternal()).stream()
                .filter(each -> each.classCode() == code && each.author().equals(author))
                .filter(each ->
                        each.geometry().getDimension() == 2 && each.geometry().intersects(area))
                .toList();
        if (touched.isEmpty()) {
            return added(area);
        }
        var all = new ArrayList<Geometry>(
                touched.stream().map(Annotation::geometry).toList());
        all.add(area);
        var kept = touched.getLast();
        var edits = new ArrayList<LabelEdit>();
        touched.subList(0, touched.size() - 1).forEach(each -> edits.add(new LabelEdit.Remove(each.id())));
        edits.add(new LabelEdit.Replace(kept.withGeometry(AreaEdits.merge(all))));
        return new Made(Optional.of(LabelEdit.of(edits)), Set.of(kept.id()));
    }

    private Made add(Geometry shape) throws EditRefusedException {
        return added(fitted(shape));
    }

    private Made added(Geometry shape) {
        var added = Annotation.drawn(UUID.randomUUID(), code, shape, author, time);
        return new Made(Optional.of(new LabelEdit.Add(added)), Set.of(added.id()));
    }

    /// The shape as it may be drawn.
    private Geometry fitted(Geometry shape) throws EditRefusedException {
        var place = locked.firstPlaceIn(shape);
        if (place.isPresent()) {
            throw new EditRefusedException(Messages.text("labels.locked.refused"), place);
        }
        if (pixels.isEmpty() || shape.getDimension() != 2) {
            return shape;
        }
        var along = pixels.get().along(shape);
        if (along.isEmpty()) {
            throw new EditRefusedException(
                    Messages.text("labels.pixels.none"),
                    Optional.of(shape.getCentroid().getCoordinate()));
        }
        return along;
    }

    private Made subtract(Geometry area) {
        var cut = pixels.map(each -> each.along(area)).orElse(area);
        var edits = new ArrayList<LabelEdit>();
        for (var each : meant(cut)) {
            if (each.geometry().getDimension() == 0) {
                edits.add(new LabelEdit.Remove(each.id()));
                continue;
            }
            var left = AreaEdits.subtract(each.geometry(), cut);
            edits.add(
                    left.isEmpty() ? new LabelEdit.Remove(each.id()) : new LabelEdit.Replace(each.withGeometry(left)));
        }
        return new Made(edits.isEmpty() ? Optional.empty() : Optional.of(LabelEdit.of(edits)), chosen);
    }

    /// The annotations that a stroke meets: those chosen, or all.
    private List<Annotation> meant(Geometry stroke) {
        return snapshot.within(stroke.getEnvelopeInternal()).stream()
                .filter(each -> chosen.isEmpty() || chosen.contains(each.id()))
                .filter(each -> each.geometry().intersects(stroke))
                .toList();
    }

    private Made split(List<Coordinate> places) throws EditRefusedException {
        var line = SHAPES.createLineString(places.toArray(Coordinate[]::new));
        var edits = new ArrayList<LabelEdit>();
        var parts = new LinkedHashSet<UUID>();
        for (var each : meant(line)) {
            var pieces =
                    each.geometry().getDimension() == 2 ? AreaEdits.split(each.geometry(), line) : List.<Geometry>of();
            for (int i = 0; i < pieces.size(); i++) {
                if (i == 0) {
                    edits.add(new LabelEdit.Replace(each.withGeometry(pieces.get(0))));
                    parts.add(each.id());
                } else {
                    var piece = copy(each, pieces.get(i));
                    edits.add(new LabelEdit.Add(piece));
                    parts.add(piece.id());
                }
            }
        }
        if (edits.isEmpty()) {
            throw new EditRefusedException(Messages.text("labels.split.none"), Optional.of(places.getFirst()));
        }
        return new Made(Optional.of(LabelEdit.of(edits)), parts);
    }

    private static Annotation copy(Annotation of, Geometry geometry) {
        return new Annotation(
                UUID.randomUUID(),
                of.classCode(),
                geometry,
                of.author(),
                of.time(),
                of.source(),
                of.round(),
                0,
                0,
                of.confidence(),
                of.comment());
    }

    private Made move(DrawingStroke.VertexMove move) throws InvalidGeometryException, EditRefusedException {
        var from = way.toLabels(move.from());
        var moved = replaced(VertexEdits.move(around(from), from, way.toLabels(move.to())));
        return moved;
    }

    /// The chosen shapes and, where borders are shared, their neighbours at a place.
    Map<UUID, Geometry> around(Coordinate place) {
        var shapes = new LinkedHashMap<UUID, Geometry>();
        var here = new Envelope(place);
        here.expandBy(1e-6 * Math.max(1, Math.max(Math.abs(place.x), Math.abs(place.y))));
        for (var each : snapshot.within(here)) {
            if (chosen.contains(each.id()) || snapReach > 0) {
                shapes.put(each.id(), each.geometry());
            }
        }
        return shapes;
    }

    private Made replaced(Map<UUID, Geometry> changed) throws EditRefusedException {
        var edits = new ArrayList<LabelEdit>();
        for (var each : changed.entrySet()) {
            var place = locked.firstPlaceIn(each.getValue());
            if (place.isPresent()) {
                throw new EditRefusedException(Messages.text("labels.locked.refused"), place);
            }
            snapshot.find(each.getKey())
                    .ifPresent(before -> edits.add(new LabelEdit.Replace(before.withGeometry(each.getValue()))));
        }
        return new Made(edits.isEmpty() ? Optional.empty() : Optional.of(LabelEdit.of(edits)), chosen);
    }

    /// Joins what is chosen into one annotation: the one that was drawn last.
    Made merge() throws EditRefusedException {
        var areas = snapshot.annotations().stream()
                .filter(each -> chosen.contains(each.id()) && each.geometry().getDimension() == 2)
                .toList();
        if (areas.size() < 2) {
            throw new EditRefusedException(Messages.text("labels.merge.few"), Optional.empty());
        }
        var kept = areas.getLast();
        var edits = new ArrayList<LabelEdit>();
        areas.subList(0, areas.size() - 1).forEach(each -> edits.add(new LabelEdit.Remove(each.id())));
        edits.add(new LabelEdit.Replace(kept.withGeometry(
                AreaEdits.merge(areas.stream().map(Annotation::geometry).toList()))));
        return new Made(Optional.of(LabelEdit.of(edits)), Set.of(kept.id()));
    }

    /// Makes what is chosen wider, or narrower.
    ///
    /// @param distance units of the labels, below 0 for narrower
    Made buffer(double distance) throws EditRefusedException {
        var edits = new ArrayList<LabelEdit>();
        for (var each : snapshot.annotations()) {
            if (!chosen.contains(each.id())) {
                continue;
            }
            var wider = AreaEdits.buffer(each.geometry(), distance);
            if (wider.isEmpty()) {
                throw new EditRefusedException(
                        Messages.text("labels.buffer.nothing"),
                        Optional.of(each.geometry().getCentroid().getCoordinate()));
            }
            edits.add(new LabelEdit.Replace(each.withGeometry(wider)));
        }
        return new Made(edits.isEmpty() ? Optional.empty() : Optional.of(LabelEdit.of(edits)), chosen);
    }
}
