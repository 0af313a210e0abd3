package org.lapwing.workbench.drawing;

import java.util.List;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPointer;

/// Turns the pointer and keys into strokes, and shows the one in progress. For the UI thread.
public interface DrawingHand {

    /// Keys that mean the stroke in progress.
    enum HandKey {
        /// Gives it up.
        CANCEL,
        /// Ends it.
        ACCEPT,
        /// Takes its last step back.
        BACK
    }

    /// The pointer did something.
    void pointer(MapPointer pointer);

    /// A key was pressed.
    ///
    /// @return whether it meant something
    boolean key(HandKey key);

    /// What shows the stroke in progress.
    List<MapMark> sketch();

    /// Whether a stroke is in progress.
    boolean isDrawing();
}
