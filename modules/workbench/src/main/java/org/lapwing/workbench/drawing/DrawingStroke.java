package org.lapwing.workbench.drawing;

import java.util.List;
import org.lapwing.mapview.MapPoint;

/// What a hand has drawn, in the map's reference system.
public sealed interface DrawingStroke {

    /// Whether a stroke adds or takes away.
    enum Effect {
        /// Adds to the labels.
        ADD,
        /// Takes away from the labels.
        SUBTRACT
    }

    /// An area inside an outline.
    ///
    /// @param ring its corners, at least three, the first not repeated
    record Area(List<MapPoint> ring, Effect effect) implements DrawingStroke {

        /// Copies the corners.
        public Area {
            ring = List.copyOf(ring);
        }
    }

    /// What a round brush has passed over.
    ///
    /// @param way of its middle, at least one place
    /// @param radius map units, above 0
    record Passage(List<MapPoint> way, double radius, Effect effect) implements DrawingStroke {

        /// Copies the way.
        public Passage {
            way = List.copyOf(way);
        }
    }

    /// A single place.
    record Spot(MapPoint place) implements DrawingStroke {}

    /// A line that cuts.
    ///
    /// @param line at least two places
    record Cut(List<MapPoint> line) implements DrawingStroke {

        /// Copies the line.
        public Cut {
            line = List.copyOf(line);
        }
    }

    /// A place from which a region grows.
    ///
    /// @param unitsPerPixel map units per screen unit where it was set
    record Seed(MapPoint place, double unitsPerPixel, Effect effect) implements DrawingStroke {}

    /// A vertex, or a place of a border, that goes elsewhere.
    record VertexMove(MapPoint from, MapPoint to) implements DrawingStroke {}

    /// A vertex that goes.
    record VertexRemove(MapPoint at) implements DrawingStroke {}

    /// A place at which something is chosen.
    ///
    /// @param reach map units by which it may miss
    /// @param how whether what is there is added to what is chosen
    record Pick(MapPoint place, double reach, Choice how) implements DrawingStroke {}

    /// Whether a pick begins anew.
    enum Choice {
        /// Only what is there.
        ONLY,
        /// That too, or without it where it is chosen already.
        TOGGLE
    }
}
