package org.lapwing.mapview;

/// A press of the main mouse button on the map, or of the Enter key at its middle, while a tool takes them.
///
/// @param place where
/// @param kind which sort of click
public record MapClick(MapPoint place, Kind kind) {

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
