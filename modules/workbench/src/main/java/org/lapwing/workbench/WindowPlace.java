package org.lapwing.workbench;

/// Where a window stood and how it looked, as it is remembered from one start to the next.
///
/// @param x left edge on the desktop in screen units, as while not maximised
/// @param y top edge, counted downward
/// @param width with its frame, at least 1
/// @param height with its frame, at least 1
/// @param maximised whether it filled its screen
/// @param theme whose colours it wore
/// @param textSize size of its text in points, above 0
/// @param predictionBytes memory that predictions may take, above 0
/// @param author who labels; empty where nobody said
record WindowPlace(
        double x,
        double y,
        double width,
        double height,
        boolean maximised,
        ThemeChoice theme,
        double textSize,
        long predictionBytes,
        String author) {

    /// Rejects what no window can be.
    WindowPlace {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("a window at " + x + ", " + y);
        }
        if (!(width >= 1) || !(height >= 1) || !Double.isFinite(width) || !Double.isFinite(height)) {
            throw new IllegalArgumentException("a window of " + width + " x " + height);
        }
        if (!(textSize > 0) || !Double.isFinite(textSize)) {
            throw new IllegalArgumentException("text of " + textSize + " points");
        }
        if (predictionBytes < 1) {
            throw new IllegalArgumentException("predictions in " + predictionBytes + " bytes");
        }
    }
}
