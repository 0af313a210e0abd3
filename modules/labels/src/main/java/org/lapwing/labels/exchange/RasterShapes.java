package org.lapwing.labels.exchange;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.geometry.PixelRegion;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.Geometry;

/// The pixels of a class raster as areas along their borders, one feature for each connected area.
///
/// Read block by block, so areas larger than a block of 1024 × 1024 pixels are cut at its borders.
final class RasterShapes {

    private static final int BLOCK = 1024;
    private static final int MOST_AREAS = 200_000;

    private RasterShapes() {}

    /// @param names of values, where the file has them
    /// @throws IOException where it is no class raster, or has too many areas for annotations
    static FeatureSet of(RasterSource raster, Map<Integer, String> names, CancelToken cancel, ProgressListener listener)
            throws IOException {
        if (raster.bands().size() != 1) {
            throw new IOException(raster.name() + " has " + raster.bands().size()
                    + " bands; labels have one, of class codes. Choose a class raster, or convert colours to codes with"
                    + " rgb2pct.py.");
        }
        var grid = raster.grid();
        var features = new ArrayList<Feature>();
        long across = (grid.columns() + BLOCK - 1) / BLOCK;
        long total = across * ((grid.rows() + BLOCK - 1) / BLOCK);
        long start = System.nanoTime();
        for (long block = 0; block < total; block++) {
            var window = Window.of(block % across * BLOCK, block / across * BLOCK, BLOCK, BLOCK)
                    .clip(grid)
                    .orElseThrow();
            for (var each : values(raster, raster.read(window, cancel)).entrySet()) {
                var areas = PixelRegion.of(window, each.getValue()).outline(grid.transform());
                add(each.getKey(), areas, names, features);
            }
            if (features.size() > MOST_AREAS) {
                throw new IOException(raster.name() + " has more than " + MOST_AREAS
                        + " areas, too many for annotations. Use it as a label raster instead, or sieve it first with"
                        + " gdal_sieve.py.");
            }
            listener.report(new Progress("read", block + 1, total, System.nanoTime() - start));
        }
        return new FeatureSet(
                raster.id(),
                raster.name(),
                grid.crs(),
                List.of(new Field("class_code", Field.Kind.INTEGER), new Field("class", Field.Kind.TEXT)),
                features,
                List.of());
    }

    private static void add(int value, Geometry areas, Map<Integer, String> names, List<Feature> features) {
        for (int part = 0; part < areas.getNumGeometries(); part++) {
            var name = names.getOrDefault(value, "");
            features.add(new Feature(
                    areas.getGeometryN(part), new @Nullable Object[] {(long) value, name.isBlank() ? null : name}));
        }
    }

    private static Map<Integer, BitSet> values(RasterSource raster, Tile tile) throws IOException {
        var values = new TreeMap<Integer, BitSet>();
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < tile.width(); column++) {
                if (tile.isValid(column, row)) {
                    double sample = tile.sample(0, column, row);
                    int value = (int) sample;
                    if (value != sample) {
                        throw new IOException(raster.name() + " holds the value " + sample
                                + ", which is no class code. Choose a raster of whole numbers.");
                    }
                    values.computeIfAbsent(value, _ -> new BitSet()).set(row * tile.width() + column);
                    if (values.size() > 256) {
                        throw new IOException(raster.name()
                                + " holds more than 256 values, so it is a picture rather than labels. Choose a class"
                                + " raster.");
                    }
                }
            }
        }
        return values;
    }
}
