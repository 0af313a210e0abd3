package org.lapwing.workbench.drawing;

import java.util.List;
import java.util.Optional;
import org.lapwing.mapview.MapMark;
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

    /// Something of a chosen shape that can be dragged.
    record Vertex(MapPoint place, Kind kind) {

        /// What it is.
        public enum Kind {
            /// A vertex that is there.
            CORNER,
            /// A place of a border that becomes a vertex.
            BORDER
        }
    }

    /// What of the chosen shapes can be dragged at a place.
    ///
    /// @param reach map units by which it may be missed
    Optional<Vertex> vertexAt(MapPoint place, double reach);

    /// The vertices of the chosen shapes, unless there are very many.
    List<MapMark> corners();

    /// The chosen shapes as they would be with a vertex elsewhere.
    List<MapMark> preview(MapPoint from, MapPoint to);
}
