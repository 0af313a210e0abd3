package org.lapwing.labels.geometry;

import java.util.Arrays;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Burns shapes into pixels: a pixel belongs to a polygon when its centre does, and to a point that lies in it.
///
/// Of two polygons that share a border, exactly one gets a pixel whose centre lies on it: the one to the right or
/// below. Not safe for use by several threads.
public final class Burner {

    private final Window window;
    private final GridToCrs toCrs;
    private final byte[] target;
    private double[][] crossings = new double[0][];
    private int[] counts = new int[0];
    private int firstRow;
    private int endRow;

    /// @param window the pixels of `target`
    /// @param toCrs from pixels of the window's level to the reference system of the shapes
    /// @param target one byte a pixel, rows first
    public Burner(Window window, GridToCrs toCrs, byte[] target) {
        if (target.length != window.pixels()) {
            throw new IllegalArgumentException(target.length + " bytes for " + window.pixels() + " pixels");
        }
        this.window = window;
        this.toCrs = toCrs;
        this.target = target;
    }

    /// Sets the pixels of a shape to a value.
    public void burn(Geometry geometry, byte value) {
        for (int part = 0; part < geometry.getNumGeometries(); part++) {
            switch (geometry.getGeometryN(part)) {
                case Point point -> burnPoint(point, value);
                case Polygon polygon -> burnPolygon(polygon, value);
                case Geometry other ->
                    throw new IllegalArgumentException("a " + other.getGeometryType() + " has no inside to burn");
            }
        }
    }

    private void burnPoint(Point point, byte value) {
        if (point.isEmpty()) {
            return;
        }
        double column = Math.floor(toCrs.column(point.getX(), point.getY())) - window.column();
        double row = Math.floor(toCrs.row(point.getX(), point.getY())) - window.row();
        if (column >= 0 && column < window.width() && row >= 0 && row < window.height()) {
            target[(int) row * window.width() + (int) column] = value;
        }
    }

    private void burnPolygon(Polygon polygon, byte value) {
        if (polygon.isEmpty()) {
            return;
        }
        findRows(polygon.getExteriorRing());
        if (firstRow >= endRow) {
            return;
        }
        if (crossings.length < endRow - firstRow) {
            crossings = Arrays.copyOf(crossings, endRow - firstRow);
            counts = new int[endRow - firstRow];
        }
        Arrays.fill(counts, 0);
        cross(polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            cross(polygon.getInteriorRingN(hole));
        }
        for (int row = firstRow; row < endRow; row++) {
            var places = crossings[row - firstRow];
            int count = counts[row - firstRow];
            if (count > 1) {
                Arrays.sort(places, 0, count);
                for (int i = 0; i + 1 < count; i += 2) {
                    int from = firstCentre(places[i]);
                    int to = firstCentre(places[i + 1]);
                    if (from < to) {
                        Arrays.fill(target, row * window.width() + from, row * window.width() + to, value);
                    }
                }
            }
        }
    }

    /// The first column of the window whose centre is not left of a place.
    private int firstCentre(double place) {
        return (int) Math.clamp(Math.ceil(place - 0.5), 0.0, window.width());
    }

    private void findRows(LineString shell) {
        var points = shell.getCoordinateSequence();
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i++) {
            double row = row(points, i);
            top = Math.min(top, row);
            bottom = Math.max(bottom, row);
        }
        firstRow = (int) Math.clamp(Math.ceil(top - 0.5), 0.0, window.height());
        endRow = (int) Math.clamp(Math.ceil(bottom - 0.5), 0.0, window.height());
    }

    private void cross(LineString ring) {
        var points = ring.getCoordinateSequence();
        double column = column(points, 0);
        double row = row(points, 0);
        for (int i = 1; i < points.size(); i++) {
            double nextColumn = column(points, i);
            double nextRow = row(points, i);
            boolean down = row < nextRow;
            double upper = down ? row : nextRow;
            double lower = down ? nextRow : row;
            int from = (int) Math.clamp(Math.ceil(upper - 0.5), firstRow, endRow);
            int to = (int) Math.clamp(Math.ceil(lower - 0.5), firstRow, endRow);
            double upperColumn = down ? column : nextColumn;
            double slope = (down ? nextColumn - column : column - nextColumn) / (lower - upper);
            for (int at = from; at < to; at++) { // reckoned from the upper end, so that a shared border is one line
                add(at - firstRow, upperColumn + (at + 0.5 - upper) * slope);
            }
            column = nextColumn;
            row = nextRow;
        }
    }

    private void add(int row, double place) {
        var places = crossings[row];
        if (places == null) {
            places = new double[8];
            crossings[row] = places;
        } else if (counts[row] == places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
            crossings[row] = places;
        }
        places[counts[row]++] = place;
    }

    private double column(CoordinateSequence points, int i) {
        return toCrs.column(points.getX(i), points.getY(i)) - window.column();
    }

    private double row(CoordinateSequence points, int i) {
        return toCrs.row(points.getX(i), points.getY(i)) - window.row();
    }
}
