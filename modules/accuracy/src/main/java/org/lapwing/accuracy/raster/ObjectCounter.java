package org.lapwing.accuracy.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.lapwing.accuracy.ClassRows;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.MatrixCounter;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.WorkWindows;
import org.lapwing.labels.geometry.Burner;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Geometry;

/// Judges a map object by object: a reference polygon is found where the class that most of its pixels are
/// mapped as is its own (the majority rule of Radoux and Bogaert 2017, Remote Sensing 9:1184, for polygons as
/// units).
public final class ObjectCounter {

    /// What the objects say.
    ///
    /// @param matrix rows the class most of an object is mapped as, columns its own class; counts are objects
    /// @param outside objects that lie outside the map or on none of its pixel centres
    /// @param unmapped objects most of which has no class on the map
    /// @param meanShare mean over the counted objects of the share of their pixels mapped as their class
    public record Objects(ConfusionMatrix matrix, long outside, long unmapped, double meanShare) {}

    private ObjectCounter() {}

    /// Counts all objects.
    ///
    /// @param map class indices
    /// @param objects polygons in the map's reference system
    /// @param classesOf class index of each polygon, in their order
    /// @param classes number of classes
    public static Objects count(
            RasterSource map, FeatureSet objects, List<Integer> classesOf, int classes, CancelToken cancel)
            throws RasterReadException {
        var counter = new MatrixCounter(classes);
        long outside = 0;
        long unmapped = 0;
        var shares = new ArrayList<Double>();
        for (int index = 0; index < classesOf.size(); index++) {
            cancel.throwIfCancelled();
            var pixels = pixels(map, objects.features().get(index).geometry(), cancel);
            long all = 0;
            for (long each : pixels) {
                all += each;
            }
            if (all == 0) {
                outside++;
                continue;
            }
            var most = most(pixels);
            if (most.isEmpty() || most.getAsInt() >= classes) {
                unmapped++;
                continue;
            }
            counter.add(most.getAsInt(), classesOf.get(index));
            shares.add((double) pixels[classesOf.get(index)] / all);
        }
        return new Objects(
                counter.toMatrix(),
                outside,
                unmapped,
                shares.stream().mapToDouble(Double::doubleValue).average().orElse(0));
    }

    /// The index that most pixels have; of several the smallest. Empty where most have none.
    private static OptionalInt most(long[] pixels) {
        int best = Legend.UNLABELLED;
        for (int index = 0; index < Legend.UNLABELLED; index++) {
            best = pixels[index] > pixels[best] || (pixels[index] == pixels[best] && best == Legend.UNLABELLED)
                    ? index
                    : best;
        }
        return best == Legend.UNLABELLED || pixels[best] == 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private static long[] pixels(RasterSource map, Geometry geometry, CancelToken cancel) throws RasterReadException {
        var pixels = new long[256];
        var extent = PolygonPixels.window(geometry, map.grid());
        if (extent.isEmpty()) {
            return pixels;
        }
        for (var piece : WorkWindows.of(extent.get(), map.grid())) {
            var inside = new byte[Math.toIntExact(piece.pixels())];
            new Burner(piece, map.grid().transform(), inside).burn(geometry, (byte) 1);
            var indices = ClassRows.indices(map.read(piece, cancel));
            for (int at = 0; at < inside.length; at++) {
                pixels[indices[at] & 0xFF] += inside[at];
            }
        }
        return pixels;
    }
}
