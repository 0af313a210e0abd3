package org.lapwing.mapview;

import org.lapwing.raster.GridToCrs;

/// The affine map from device positions of a picture to pixel positions of a grid; corner-based on both sides.
///
/// `column = column0 + x * columnX + y * columnY`, `row = row0 + x * rowX + y * rowY`.
record DeviceToPixel(double column0, double columnX, double columnY, double row0, double rowX, double rowY) {

    /// To the full-resolution pixels of a grid.
    static DeviceToPixel of(ViewFrame frame, GridToCrs grid) {
        double units = frame.unitsPerPixel();
        double determinant = grid.columnX() * grid.rowY() - grid.rowX() * grid.columnY();
        return new DeviceToPixel(
                grid.column(frame.left(), frame.top()),
                units * grid.rowY() / determinant,
                units * grid.rowX() / determinant,
                grid.row(frame.left(), frame.top()),
                -units * grid.columnY() / determinant,
                -units * grid.columnX() / determinant);
    }

    /// To the pixels of a pyramid level of the same grid.
    DeviceToPixel atLevel(int level) {
        double factor = 1.0 / (1L << level);
        return new DeviceToPixel(
                column0 * factor, columnX * factor, columnY * factor, row0 * factor, rowX * factor, rowY * factor);
    }

    double column(double x, double y) {
        return column0 + x * columnX + y * columnY;
    }

    double row(double x, double y) {
        return row0 + x * rowX + y * rowY;
    }

    /// Device x of a pixel position.
    double x(double column, double row) {
        return ((column - column0) * rowY - (row - row0) * columnY) / determinant();
    }

    /// Device y of a pixel position.
    double y(double column, double row) {
        return ((row - row0) * columnX - (column - column0) * rowX) / determinant();
    }

    /// Pixels per device pixel along the axis where there are fewer.
    double scale() {
        return Math.min(Math.hypot(columnX, rowX), Math.hypot(columnY, rowY));
    }

    /// Whether device columns are pixel columns and device rows pixel rows.
    boolean isAxisAligned() {
        return columnY == 0 && rowX == 0;
    }

    /// The pixel positions that a device rectangle covers.
    Extent extent(double left, double top, double right, double bottom) {
        return Extent.of(
                column(left, top), row(left, top),
                column(right, top), row(right, top),
                column(left, bottom), row(left, bottom),
                column(right, bottom), row(right, bottom));
    }

    /// The device positions that a pixel rectangle covers.
    Extent deviceExtent(double left, double top, double right, double bottom) {
        return Extent.of(
                x(left, top), y(left, top),
                x(right, top), y(right, top),
                x(left, bottom), y(left, bottom),
                x(right, bottom), y(right, bottom));
    }

    private double determinant() {
        return columnX * rowY - columnY * rowX;
    }
}
