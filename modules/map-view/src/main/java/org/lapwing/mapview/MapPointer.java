package org.lapwing.mapview;

import java.util.Set;

/// What the pointer does on the map while a drawing tool takes it.
///
/// @param phase what happened
/// @param place where the pointer is; where it was last when it [left][Phase#LEFT] the map
/// @param unitsPerPixel map units per screen unit, above 0
/// @param clicks how many presses in quick succession this one is the last of; 0 where no button is meant
/// @param held keys held down meanwhile
public record MapPointer(Phase phase, MapPoint place, double unitsPerPixel, int clicks, Set<Key> held) {

    /// What may happen to the pointer.
    public enum Phase {
        /// It moved, no button down; or the map moved beneath it.
        MOVED,
        /// The main button went down.
        PRESSED,
        /// It moved with the main button down.
        DRAGGED,
        /// The main button came up.
        RELEASED,
        /// It left the map.
        LEFT
    }

    /// Keys that change what a tool does.
    public enum Key {
        /// Adds to what is selected.
        SHIFT,
        /// Takes away instead of adding.
        ALT,
        /// Ctrl, or Command on a Mac.
        CONTROL
    }

    /// Copies the keys and checks the scale.
    public MapPointer {
        held = Set.copyOf(held);
        if (!(unitsPerPixel > 0)) {
            throw new IllegalArgumentException("a pointer on a map of " + unitsPerPixel + " units per pixel");
        }
    }

    /// Whether a key is held.
    public boolean holds(Key key) {
        return held.contains(key);
    }
}
