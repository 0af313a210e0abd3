package org.lapwing.accuracy.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.geometry.Burner;
import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Envelope;

/// Regions that are polygons; those with the same value of a field are one region. Where polygons overlap, the
/// later one counts.
public final class PolygonRegions implements Regions {

    private final FeatureSet polygons;
    private final Grid grid;
    private final List<String> names = new ArrayList<>();
    private final int[] numbers;

    /// @param polygons in the reference system of `grid`
    /// @param grid of the map
    /// @param field whose values name the regions; empty to make each polygon its own
    public PolygonRegions(FeatureSet polygons, Grid grid, OptionalInt field) {
        this.polygons = polygons;
        this.grid = grid;
        numbers = new int[polygons.features().size()];
        var known = new HashMap<String, Integer>();
        for (int index = 0; index < numbers.length; index++) {
            var feature = polygons.features().get(index);
            var name = field.isPresent()
                    ? feature.value(field.getAsInt()).map(Object::toString).orElse("")
                    : "polygon " + (index + 1);
            numbers[index] = known.computeIfAbsent(name, _ -> known.size());
            if (numbers[index] == names.size()) {
                names.add(name);
            }
        }
    }

    @Override
    public int[] of(Window piece, CancelToken cancel) {
        var found = new int[Math.toIntExact(piece.pixels())];
        Arrays.fill(found, NONE);
        for (int index : polygons.within(ground(piece))) {
            cancel.throwIfCancelled();
            burn(index, piece, found);
        }
        return found;
    }

    @Override
    public String name(int number) {
        return names.get(number);
    }

    private void burn(int index, Window piece, int[] found) {
        var geometry = polygons.features().get(index).geometry();
        var part = PolygonPixels.window(geometry, grid)
                .flatMap(window -> window.intersect(piece))
                .orElse(null);
        if (part == null) {
            return;
        }
        var inside = new byte[Math.toIntExact(part.pixels())];
        new Burner(part, grid.transform(), inside).burn(geometry, (byte) 1);
        for (int row = 0; row < part.height(); row++) {
            int from =
                    Math.toIntExact((part.row() - piece.row() + row) * piece.width() + part.column() - piece.column());
            for (int column = 0; column < part.width(); column++) {
                if (inside[row * part.width() + column] != 0) {
                    found[from + column] = numbers[index];
                }
            }
        }
    }

    private Envelope ground(Window piece) {
        var transform = grid.transform();
        var box = new Envelope();
        for (long column : new long[] {piece.column(), piece.endColumn()}) {
            for (long row : new long[] {piece.row(), piece.endRow()}) {
                box.expandToInclude(transform.x(column, row), transform.y(column, row));
            }
        }
        return box;
    }
}
