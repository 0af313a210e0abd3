package org.lapwing.accuracy.design;

import java.io.IOException;
import java.util.Arrays;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.PolygonArea;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import org.lapwing.raster.reprojection.GroundTransform;

/// The true area of each pixel on the ground, in square metres.
///
/// Of pixels in degrees it is the area of their cell on the ellipsoid WGS 84, row by row (J. P. Snyder 1987,
/// Map Projections, USGS Professional Paper 1395, equation 3-12). Of projected pixels it is the geodesic area
/// of their outline (C. F. F. Karney 2013, J. Geodesy 87:43–55), taken at the nodes of a lattice of 256 steps
/// and interpolated between, so that the distortion of the projection is accounted for; cells of EPSG:3857 are
/// never taken at their face value.
public final class GroundArea {

    private static final double SEMI_MAJOR = 6_378_137;
    private static final double FLATTENING = 1 / 298.257223563;
    private static final double ECCENTRICITY = Math.sqrt(FLATTENING * (2 - FLATTENING));
    private static final int STEPS = 256;

    private final Grid grid;
    private final double[] rows;
    private final double[][] nodes;
    private final double columnStep;
    private final double rowStep;

    private GroundArea(Grid grid, double[] rows, double[][] nodes, double columnStep, double rowStep) {
        this.grid = grid;
        this.rows = rows;
        this.nodes = nodes;
        this.columnStep = columnStep;
        this.rowStep = rowStep;
    }

    /// The areas of a grid's pixels. Takes about a second: not for the FX thread.
    ///
    /// @param grid with a reference system
    /// @throws IOException where the reference system is not known
    public static GroundArea of(Grid grid) throws IOException {
        if (!grid.isGeoreferenced()) {
            throw new IllegalArgumentException("an image without georeference has no ground area");
        }
        var unit = MapUnit.of(grid.crs());
        if (unit.kind() == MapUnit.Kind.DEGREE
                && grid.transform().rowX() == 0
                && grid.transform().columnY() == 0) {
            return new GroundArea(grid, ofDegrees(grid, unit.size()), new double[0][], 0, 0);
        }
        int across = (int) Math.min(STEPS, grid.columns());
        int down = (int) Math.min(STEPS, grid.rows());
        double columnStep = (double) grid.columns() / across;
        double rowStep = (double) grid.rows() / down;
        var toDegrees = GroundTransform.between(grid.crs(), "EPSG:4326");
        var nodes = new double[down + 1][across + 1];
        for (int row = 0; row <= down; row++) {
            for (int column = 0; column <= across; column++) {
                nodes[row][column] = pixelArea(grid, toDegrees, column * columnStep, row * rowStep);
            }
        }
        return new GroundArea(grid, new double[0], nodes, columnStep, rowStep);
    }

    /// Square metres of the pixel at a place of the grid; NaN where it is not on the earth.
    public double squareMetres(long column, long row) {
        if (rows.length > 0) {
            return rows[Math.toIntExact(row)];
        }
        double x = (column + 0.5) / columnStep;
        double y = (row + 0.5) / rowStep;
        int left = (int) Math.min(nodes[0].length - 2, x);
        int top = (int) Math.min(nodes.length - 2, y);
        double right = x - left;
        double below = y - top;
        return (1 - below) * ((1 - right) * nodes[top][left] + right * nodes[top][left + 1])
                + below * ((1 - right) * nodes[top + 1][left] + right * nodes[top + 1][left + 1]);
    }

    /// Square metres of all pixels of the grid.
    public double total() {
        if (rows.length > 0) {
            return Arrays.stream(rows).sum() * grid.columns();
        }
        double sum = 0;
        for (int row = 0; row + 1 < nodes.length; row++) {
            for (int column = 0; column + 1 < nodes[0].length; column++) {
                sum += (nodes[row][column]
                                + nodes[row][column + 1]
                                + nodes[row + 1][column]
                                + nodes[row + 1][column + 1])
                        / 4
                        * columnStep
                        * rowStep;
            }
        }
        return sum;
    }

    private static double[] ofDegrees(Grid grid, double degrees) {
        var rows = new double[Math.toIntExact(grid.rows())];
        var transform = grid.transform();
        double width = Math.toRadians(Math.abs(transform.columnX()) * degrees);
        for (int row = 0; row < rows.length; row++) {
            double north = latitude(transform.y(0, row) * degrees);
            double south = latitude(transform.y(0, row + 1) * degrees);
            rows[row] = Math.abs(zone(north) - zone(south)) * width;
        }
        return rows;
    }

    private static double latitude(double degrees) {
        return Math.toRadians(Math.clamp(degrees, -90.0, 90.0));
    }

    /// Area from the equator to a latitude over one radian of longitude: `a² q / 2`, Snyder's equation 3-12.
    private static double zone(double latitude) {
        double e = ECCENTRICITY;
        double sine = Math.sin(latitude);
        double q =
                (1 - e * e) * (sine / (1 - e * e * sine * sine) - Math.log((1 - e * sine) / (1 + e * sine)) / (2 * e));
        return SEMI_MAJOR * SEMI_MAJOR * q / 2;
    }

    /// The geodesic area of a pixel whose centre is a place of the grid.
    private static double pixelArea(Grid grid, GroundTransform toDegrees, double column, double row) {
        var corners = new double[8];
        double[][] around = {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}};
        for (int corner = 0; corner < 4; corner++) {
            double x = column + around[corner][0];
            double y = row + around[corner][1];
            corners[2 * corner] = grid.transform().x(x, y);
            corners[2 * corner + 1] = grid.transform().y(x, y);
        }
        toDegrees.transform(corners, 4);
        var polygon = new PolygonArea(Geodesic.WGS84, false);
        for (int corner = 0; corner < 4; corner++) {
            if (!Double.isFinite(corners[2 * corner]) || !Double.isFinite(corners[2 * corner + 1])) {
                return Double.NaN;
            }
            polygon.AddPoint(corners[2 * corner + 1], corners[2 * corner]);
        }
        return Math.abs(polygon.Compute().area);
    }
}
