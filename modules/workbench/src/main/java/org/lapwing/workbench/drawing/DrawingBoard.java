package org.lapwing.workbench.drawing;

import org.lapwing.mapview.MapPoint;

/// What a hand draws on.
public interface DrawingBoard {

    /// The colour of what is drawn now, `#RRGGBB`.
    String color();

    /// The place that is meant by one near something to snap to; the same place where there is nothing.
    ///
    /// @param unitsPerPixel map units per screen unit
    MapPoint snapped(MapPoint place, double unitsPerPixel);

    /// Takes what was drawn.
    void finish(DrawingStroke stroke);

    /// Says that [DrawingHand#sketch] answers something else now.
    void sketchChanged();
}
