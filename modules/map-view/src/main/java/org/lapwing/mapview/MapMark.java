package org.lapwing.mapview;

import java.util.List;

/// Something drawn over the map at a place of the map: it moves with the map and keeps its size on the screen.
public sealed interface MapMark permits MapMark.Pin, MapMark.Trace {

    /// A numbered point.
    ///
    /// @param place where
    /// @param label a character or two inside it
    /// @param color `#RRGGBB`
    record Pin(MapPoint place, String label, String color) implements MapMark {}

    /// A line through points, or the outline of an area.
    ///
    /// @param points in order; a ring is closed by itself
    /// @param kind line or ring
    /// @param label written at the last point; may be empty
    record Trace(List<MapPoint> points, Kind kind, String label) implements MapMark {

        /// Lines and rings.
        public enum Kind {
            /// Open.
            LINE,
            /// Closed and lightly filled.
            RING
        }

        /// Copies the points.
        public Trace {
            points = List.copyOf(points);
        }
    }
}
