package org.lapwing.mapview;

import java.util.List;

/// A picture ready for the screen.
///
/// @param frame what it shows
/// @param picture its colours; left alone by the painter until another picture was committed
/// @param changed the part that differs from what was last committed in the same [Picture]
/// @param missingTiles tiles in view that are not there yet
/// @param notices what the person should know
/// @param paintNanos time spent painting
record PaintedFrame(
        ViewFrame frame, Picture picture, Swatch changed, int missingTiles, List<MapNotice> notices, long paintNanos) {

    PaintedFrame {
        notices = List.copyOf(notices);
    }
}
