package org.lapwing.workbench.drawing;

/// What a press of the pointer does to the labels.
public enum DrawingTool {
    /// Chooses annotations and drags their vertices.
    SELECT,
    /// Corners by clicks.
    POLYGON,
    /// An outline in one stroke.
    FREEHAND,
    /// An upright rectangle.
    RECTANGLE,
    /// A single place.
    POINT,
    /// A round brush.
    BRUSH,
    /// Takes away what a round brush passes over.
    ERASER,
    /// The like pixels around a place of the image.
    WAND,
    /// The region around a place of which the model says one class.
    SUGGESTION,
    /// A line along which annotations are cut in two.
    SPLIT;

    /// Whether the tool has a size that can be changed.
    public boolean isBrush() {
        return this == BRUSH || this == ERASER;
    }

    /// Whether what the tool makes gets the present class.
    public boolean isLabelling() {
        return switch (this) {
            case POLYGON, FREEHAND, RECTANGLE, POINT, BRUSH, WAND -> true;
            case SELECT, ERASER, SUGGESTION, SPLIT -> false;
        };
    }
}
