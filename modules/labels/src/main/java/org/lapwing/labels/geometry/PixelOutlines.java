package org.lapwing.labels.geometry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/// Turns pixels into polygons along their borders.
///
/// Pixels that touch by a side belong together, those that touch by a corner do not. Walking around each region with
/// its pixels on the right gives loops; a loop that comes to one corner twice is cut there, so that every ring is
/// simple, as the rules of valid polygons ask.
final class PixelOutlines {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    // steps along pixel borders: right, down, left, up
    private static final int[] COLUMNS = {1, 0, -1, 0};
    private static final int[] ROWS = {0, 1, 0, -1};

    private final Window window;
    private final BitSet pixels;
    private final int width;
    private final int height;
    private final int[] regions;
    private final BitSet walked = new BitSet();

    PixelOutlines(Window window, BitSet pixels) {
        this.window = window;
        this.pixels = pixels;
        this.width = window.width();
        this.height = window.height();
        this.regions = new int[Math.toIntExact(window.pixels())];
    }

    Geometry polygons(GridToCrs toCrs) {
        int count = findRegions();
        var shells = new ArrayList<List<LinearRing>>();
        for (int i = 0; i < count; i++) {
            shells.add(new ArrayList<>());
        }
        var holes = new HashMap<Integer, List<LinearRing>>();
        // a border is walked from each pixel that has nothing above it; every loop has such a side
        for (int pixel = pixels.nextSetBit(0); pixel >= 0; pixel = pixels.nextSetBit(pixel + 1)) {
            int column = pixel % width;
            int row = pixel / width;
            if (!has(column, row - 1) && !walked.get(pixel)) {
                int region = regions[pixel] - 1;
                for (var loop : simple(walk(column, row))) {
                    (isShell(loop) ? shells.get(region) : holes.computeIfAbsent(region, _ -> new ArrayList<>()))
                            .add(ring(loop, toCrs));
                }
            }
        }
        var polygons = new ArrayList<Polygon>();
        for (int region = 0; region < count; region++) {
            polygons.add(GEOMETRIES.createPolygon(
                    shells.get(region).getFirst(),
                    holes.getOrDefault(region, List.of()).toArray(LinearRing[]::new)));
        }
        return polygons.size() == 1
                ? polygons.getFirst()
                : polygons.isEmpty()
                        ? GEOMETRIES.createPolygon()
                        : GEOMETRIES.createMultiPolygon(polygons.toArray(Polygon[]::new));
    }

    /// Numbers the regions of pixels that touch by a side, from 1.
    private int findRegions() {
        int count = 0;
        Deque<Integer> open = new ArrayDeque<>();
        for (int start = pixels.nextSetBit(0); start >= 0; start = pixels.nextSetBit(start + 1)) {
            if (regions[start] == 0) {
                regions[start] = ++count;
                open.add(start);
                while (!open.isEmpty()) {
                    int pixel = open.remove();
                    for (int step = 0; step < 4; step++) {
                        int column = pixel % width + COLUMNS[step];
                        int row = pixel / width + ROWS[step];
                        if (has(column, row) && regions[row * width + column] == 0) {
                            regions[row * width + column] = count;
                            open.add(row * width + column);
                        }
                    }
                }
            }
        }
        return count;
    }

    /// Walks around a region from the upper left corner of a pixel that has nothing above it.
    ///
    /// @return the corners at which the way turns, as column and row, without the first again
    private List<long[]> walk(int startColumn, int startRow) {
        var corners = new ArrayList<long[]>();
        int column = startColumn;
        int row = startRow;
        int direction = 0;
        do {
            if (direction == 0) {
                walked.set(row * width + column); // the upper side of the pixel to the right of the way
            }
            column += COLUMNS[direction];
            row += ROWS[direction];
            int next = turn(column, row, direction);
            if (next != direction) {
                corners.add(new long[] {column, row});
            }
            direction = next;
        } while (column != startColumn || row != startRow || direction != 0);
        return corners;
    }

    /// Where to go on at a corner, with the region's pixels to the right: right where the way is barred by nothing of
    /// the region, else straight, else left. At a corner where two regions touch, that keeps to the own one.
    private int turn(int column, int row, int direction) {
        boolean aheadRight = isAhead(column, row, direction, 1);
        boolean aheadLeft = isAhead(column, row, direction, 0);
        if (!aheadRight) {
            return (direction + 1) % 4;
        }
        return aheadLeft ? (direction + 3) % 4 : direction;
    }

    /// Whether the pixel ahead of a corner, to the right or left of the way, belongs to a region.
    private boolean isAhead(int column, int row, int direction, int right) {
        return switch (direction) {
            case 0 -> has(column, row - 1 + right);
            case 1 -> has(column - right, row);
            case 2 -> has(column - 1, row - right);
            default -> has(column - 1 + right, row - 1);
        };
    }

    private boolean has(int column, int row) {
        return column >= 0 && row >= 0 && column < width && row < height && pixels.get(row * width + column);
    }

    /// Cuts a loop where it comes to a corner again.
    private static List<List<long[]>> simple(List<long[]> loop) {
        var simple = new ArrayList<List<long[]>>();
        var way = new ArrayList<long[]>();
        Map<Long, Integer> places = new HashMap<>();
        for (var corner : loop) {
            long key = corner[1] << 32 | corner[0];
            var before = places.get(key);
            if (before != null) {
                var cut = way.subList(before, way.size());
                simple.add(new ArrayList<>(cut));
                cut.forEach(each -> places.remove(each[1] << 32 | each[0]));
                cut.clear();
            }
            places.put(key, way.size());
            way.add(corner);
        }
        simple.add(way);
        return simple;
    }

    /// Whether a loop goes round clockwise on the screen, with its region inside.
    private static boolean isShell(List<long[]> loop) {
        long twice = 0;
        for (int i = 0; i < loop.size(); i++) {
            var from = loop.get(i);
            var to = loop.get((i + 1) % loop.size());
            twice += from[0] * to[1] - to[0] * from[1];
        }
        return twice > 0;
    }

    private LinearRing ring(List<long[]> loop, GridToCrs toCrs) {
        var ring = new Coordinate[loop.size() + 1];
        for (int i = 0; i < ring.length; i++) {
            var corner = loop.get(i % loop.size());
            double column = window.column() + corner[0];
            double row = window.row() + corner[1];
            ring[i] = new Coordinate(toCrs.x(column, row), toCrs.y(column, row));
        }
        return GEOMETRIES.createLinearRing(ring);
    }
}
