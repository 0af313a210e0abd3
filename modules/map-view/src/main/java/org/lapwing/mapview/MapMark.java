package org.lapwing.mapview;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/// Something drawn over the map at a place of the map: it moves with the map and keeps its size on the screen.
public sealed interface MapMark
        permits MapMark.Pin, MapMark.Trace, MapMark.Patch, MapMark.Shape, MapMark.Handle, MapMark.Disc, MapMark.Stroke {

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

    /// A shape that is being drawn, is chosen, or must not be touched.
    ///
    /// @param geometry in the map's reference system; nobody may change it
    /// @param color `#RRGGBB`
    /// @param look what its looks say
    record Shape(Geometry geometry, String color, Look look) implements MapMark {

        /// What the looks of a shape say.
        public enum Look {
            /// Being drawn: lightly filled.
            SKETCH,
            /// Taken away when the stroke ends: dashed.
            CUT,
            /// Chosen: a bright outline.
            CHOSEN,
            /// Proposed: dashed and filled.
            PROPOSED,
            /// Not to be drawn in: hatched.
            LOCKED
        }
    }

    /// A small sign at a place.
    record Handle(MapPoint place, Sign sign) implements MapMark {

        /// What a sign says.
        public enum Sign {
            /// A vertex that can be dragged.
            VERTEX,
            /// The vertex that is meant by the next key.
            CHOSEN_VERTEX,
            /// The middle of an edge: dragging it makes a vertex.
            MIDDLE,
            /// Where the pointer snaps.
            SNAP,
            /// Where something is wrong.
            PROBLEM
        }
    }

    /// A circle, such as the size of a brush.
    ///
    /// @param middle where
    /// @param radius map units, above 0
    /// @param color `#RRGGBB`
    record Disc(MapPoint middle, double radius, String color) implements MapMark {}

    /// What a round brush has passed over.
    ///
    /// @param points the way of its middle
    /// @param radius map units, above 0
    /// @param color `#RRGGBB`
    record Stroke(List<MapPoint> points, double radius, String color) implements MapMark {

        /// Copies the points.
        public Stroke {
            points = List.copyOf(points);
        }
    }
}
