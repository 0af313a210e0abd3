package org.lapwing.accuracy.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps points apart: remembers those taken in square cells as wide as the distance.
final class Spacing {

    private record Place(long column, long row) {}

    private final double pixels;
    private final Map<Place, List<Place>> taken = new HashMap<>();

    /// @param pixels least distance between two points; 0 for none
    Spacing(double pixels) {
        this.pixels = pixels;
    }

    /// Takes a point unless one that was taken is nearer than the distance.
    boolean take(long column, long row) {
        if (pixels <= 0) {
            return true;
        }
        long x = (long) Math.floor(column / pixels);
        long y = (long) Math.floor(row / pixels);
        for (long nearX = x - 1; nearX <= x + 1; nearX++) {
            for (long nearY = y - 1; nearY <= y + 1; nearY++) {
                for (var other : taken.getOrDefault(new Place(nearX, nearY), List.of())) {
                    if (Math.hypot(other.column() - column, other.row() - row) < pixels) {
                        return false;
                    }
                }
            }
        }
        taken.computeIfAbsent(new Place(x, y), _ -> new ArrayList<>()).add(new Place(column, row));
        return true;
    }
}
