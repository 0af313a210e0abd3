package org.lapwing.raster;

/// The affine map from pixel corners to coordinates of the reference system.
///
/// `x = originX + column * columnX + row * rowX`, `y = originY + column * columnY + row * rowY`, where (0, 0) is the
/// outer corner of the first pixel and (0.5, 0.5) its centre; the six numbers stand in GDAL's geotransform order.
/// Longitude or easting comes first whatever the authority says.
///
/// @param originX x of the outer corner of pixel (0, 0)
/// @param columnX change of x per column
/// @param rowX change of x per row; 0 when north is up
/// @param originY y of the outer corner of pixel (0, 0)
/// @param columnY change of y per column; 0 when north is up
/// @param rowY change of y per row; negative when north is up
public record GridToCrs(double originX, double columnX, double rowX, double originY, double columnY, double rowY) {

    /// Rejects transforms that are not finite or cannot be inverted.
    public GridToCrs {
        double determinant = columnX * rowY - rowX * columnY;
        if (!Double.isFinite(determinant)
                || determinant == 0
                || !Double.isFinite(originX)
                || !Double.isFinite(originY)) {
            throw new IllegalArgumentException("pixel-to-map transform cannot be inverted: " + originX + ", " + columnX
                    + ", " + rowX + ", " + originY + ", " + columnY + ", " + rowY);
        }
    }

    /// Pixel coordinates of an image without georeference: x is the column, y is minus the row.
    public static GridToCrs pixels() {
        return new GridToCrs(0, 1, 0, 0, 0, -1);
    }

    /// Map x at a pixel position.
    public double x(double column, double row) {
        return originX + column * columnX + row * rowX;
    }

    /// Map y at a pixel position.
    public double y(double column, double row) {
        return originY + column * columnY + row * rowY;
    }

    /// Column (fractional) at a map position.
    public double column(double x, double y) {
        return ((x - originX) * rowY - (y - originY) * rowX) / determinant();
    }

    /// Row (fractional) at a map position.
    public double row(double x, double y) {
        return ((y - originY) * columnX - (x - originX) * columnY) / determinant();
    }

    /// Length of one column step in units of the reference system.
    public double columnSize() {
        return Math.hypot(columnX, columnY);
    }

    /// Length of one row step in units of the reference system.
    public double rowSize() {
        return Math.hypot(rowX, rowY);
    }

    /// Area of one pixel in square units of the reference system.
    public double pixelArea() {
        return Math.abs(determinant());
    }

    /// Whether columns run along x and rows along minus y.
    public boolean isNorthUp() {
        return rowX == 0 && columnY == 0 && columnX > 0 && rowY < 0;
    }

    /// The same map for a grid whose pixel (0, 0) is this one's pixel (`column`, `row`).
    public GridToCrs shifted(double column, double row) {
        return new GridToCrs(x(column, row), columnX, rowX, y(column, row), columnY, rowY);
    }

    /// The same map for pixels `columnFactor` by `rowFactor` times as large.
    public GridToCrs scaled(double columnFactor, double rowFactor) {
        return new GridToCrs(
                originX, columnX * columnFactor, rowX * rowFactor, originY, columnY * columnFactor, rowY * rowFactor);
    }

    private double determinant() {
        return columnX * rowY - rowX * columnY;
    }
}
