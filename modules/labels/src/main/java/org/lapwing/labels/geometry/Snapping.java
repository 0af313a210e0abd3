package org.lapwing.labels.geometry;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.operation.overlay.snap.GeometrySnapper;

/// Brings places and shapes to those of neighbours that are near, so that borders are shared rather than nearly so.
public final class Snapping {

    /// What a place was brought to.
    public enum To {
        /// A vertex of a neighbour.
        VERTEX,
        /// A place on the border of a neighbour, between two of its vertices.
        BORDER
    }

    /// Where a place was brought to.
    public record Snapped(Coordinate place, To to) {}

    private Snapping() {}

    /// The nearest vertex of the neighbours within reach, else the nearest place of their borders within reach.
    ///
    /// @param reach in units of the reference system
    /// @return empty where nothing is within reach
    public static Optional<Snapped> place(Coordinate place, Collection<? extends Geometry> neighbours, double reach) {
        Coordinate vertex = null;
        Coordinate border = null;
        double toVertex = reach;
        double toBorder = reach;
        for (var each : neighbours) {
            if (each.getEnvelopeInternal().distance(new Envelope(place)) > reach) {
                continue;
            }
            for (var ring : Rings.of(each)) {
                for (int i = 0; i < ring.length; i++) {
                    double distance = ring[i].distance(place);
                    if (distance <= toVertex) {
                        toVertex = distance;
                        vertex = ring[i];
                    }
                    if (i > 0 && vertex == null) {
                        var nearest = new LineSegment(ring[i - 1], ring[i]).closestPoint(place);
                        double away = nearest.distance(place);
                        if (away <= toBorder) {
                            toBorder = away;
                            border = nearest;
                        }
                    }
                }
            }
        }
        if (vertex != null) {
            return Optional.of(new Snapped(vertex.copy(), To.VERTEX));
        }
        return border == null ? Optional.empty() : Optional.of(new Snapped(border.copy(), To.BORDER));
    }

    /// A drawn shape whose border follows those of its neighbours wherever it comes near them, and that leaves to them
    /// what is theirs: no gaps and no overlaps narrower than the reach.
    ///
    /// @param reach in units of the reference system; a tenth of the shape's size is the most that is used
    /// @return the shape as it was where nothing is near, or where snapping would leave nothing of it
    public static Geometry shape(Geometry drawn, List<? extends Geometry> neighbours, double reach) {
        var bounds = drawn.getEnvelopeInternal();
        double used = Math.min(reach, Math.min(bounds.getWidth(), bounds.getHeight()) / 10);
        var nearby = bounds.copy();
        nearby.expandBy(used);
        Geometry result = drawn;
        for (var each : neighbours) {
            if (each.getDimension() == 2 && each.getEnvelopeInternal().intersects(nearby)) {
                result = toOne(result, each, used);
            }
        }
        return result.isEmpty() ? drawn : result;
    }

    private static Geometry toOne(Geometry drawn, Geometry neighbour, double reach) {
        var snapped = Mending.mended(new GeometrySnapper(drawn).snapTo(neighbour, reach));
        if (snapped.isEmpty()) {
            return drawn;
        }
        var overlap = AreaEdits.shared(snapped, neighbour);
        boolean sliver = !overlap.isEmpty() && overlap.buffer(-reach / 2).isEmpty();
        var left = sliver ? AreaEdits.subtract(snapped, neighbour) : snapped;
        return left.isEmpty() ? drawn : left;
    }
}
