package org.lapwing.workbench.drawing;

import org.lapwing.workbench.drawing.DrawingStroke.Effect;

/// The hand of each tool.
public final class DrawingHands {

    private DrawingHands() {}

    /// A hand that draws with a tool.
    public static DrawingHand of(DrawingTool tool, DrawingBoard board, BrushSize size) {
        return switch (tool) {
            case SELECT -> new SelectHand(board);
            case POLYGON -> new OutlineHand(board, OutlineHand.Kind.RING);
            case FREEHAND -> new DragHand(board, DragHand.Kind.FREEHAND);
            case RECTANGLE -> new DragHand(board, DragHand.Kind.RECTANGLE);
            case POINT -> new ClickHand(board, ClickHand.Kind.SPOT);
            case BRUSH -> new BrushHand(board, size, Effect.ADD);
            case ERASER -> new BrushHand(board, size, Effect.SUBTRACT);
            case WAND, SUGGESTION -> new ClickHand(board, ClickHand.Kind.SEED);
            case SPLIT -> new OutlineHand(board, OutlineHand.Kind.LINE);
        };
    }
}
