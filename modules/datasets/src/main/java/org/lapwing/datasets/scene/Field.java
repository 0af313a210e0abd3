package org.lapwing.datasets.scene;

/// A slowly changing quantity, computed every eight metres and interpolated between.
///
/// The lattice lies on whole multiples of eight metres, so that the answer at a place does not depend on the window.
final class Field {

    /// Computes the quantity at a place of the ground.
    @FunctionalInterface
    interface Quantity {
        float at(float x, float y);
    }

    private static final int STEP = 8;

    private final int left;
    private final int top;
    private final int columns;
    private final float[] values;

    Field(Canvas canvas, Quantity quantity) {
        left = Math.floorDiv(canvas.left, STEP);
        top = Math.floorDiv(canvas.top, STEP);
        columns = Math.floorDiv(canvas.left + canvas.width, STEP) - left + 2;
        int rows = Math.floorDiv(canvas.top + canvas.height, STEP) - top + 2;
        values = new float[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] =
                        quantity.at((float) (left + column) * STEP, (float) (top + row) * STEP);
            }
        }
    }

    float at(float x, float y) {
        float column = x / STEP - left;
        float row = y / STEP - top;
        int c = (int) column;
        int r = (int) row;
        float u = column - c;
        float v = row - r;
        int i = r * columns + c;
        float above = values[i] + u * (values[i + 1] - values[i]);
        float below = values[i + columns] + u * (values[i + columns + 1] - values[i + columns]);
        return above + v * (below - above);
    }
}
