package org.lapwing.mapview;

/// A press of the main mouse button on the map, or of the Enter key at its middle, while a tool takes them.
///
/// @param place where
/// @param kind which sort of click
/// @param reach map units by which a person may miss what is meant, 0 or more
public record MapClick(MapPoint place, Kind kind, double reach) {

    /// A click that misses nothing.
    public MapClick(MapPoint place, Kind kind) {
        this(place, kind, 0);
    }

    /// Sorts of clicks.
    public enum Kind {
        /// One click.
        SINGLE,
        /// One click with Shift held: one more of the same.
        EXTENDING,
        /// The second click of a double click; the first one came as [#SINGLE].
        DOUBLE
    }
}
