package org.lapwing.mapview;

import java.util.List;

/// Something drawn over the map at a place of the map: it moves with the map and keeps its size on the screen.
public sealed interface MapMark permits MapMark.Pin, MapMark.Trace, MapMark.Patch {

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

    /// The outline of a piece of ground that waits for a person, with a short tag at its upper left corner.
    ///
    /// @param outline corners in order, at least three; a ring is closed by itself
    /// @param tag a number, and perhaps a sign for its state
    /// @param state how it stands
    record Patch(List<MapPoint> outline, String tag, State state) implements MapMark {

        /// How a patch stands.
        public enum State {
            /// Nobody has looked at it yet.
            WAITING,
            /// The one that is worked at; drawn above all others.
            CURRENT,
            /// Finished.
            DONE,
            /// Left out, or put off.
            LEFT,
            /// Somebody else should look at it.
            FLAGGED
        }

        /// Copies the points.
        public Patch {
            outline = List.copyOf(outline);
            if (outline.size() < 3) {
                throw new IllegalArgumentException("the outline of a patch has " + outline.size() + " corners");
            }
        }
    }
}
