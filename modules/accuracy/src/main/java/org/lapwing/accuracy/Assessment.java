package org.lapwing.accuracy;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.GridDifference;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.labels.WorkWindows;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Window;

/// Compares a map with a reference raster, piece by piece, in memory that does not grow with their size.
public final class Assessment {

    private static final int INDICES = 256;

    private Assessment() {}

    /// Counts every pixel of `windows`.
    ///
    /// @param map class indices ([LabelRaster] reads them from codes or colours), invalid where there is none; the
    /// index
    ///     `classes` says that the map does not know
    /// @param reference class indices of the same legend, on the same pixels
    /// @param classes number of classes of the legend
    /// @param windows parts to compare, at full resolution and without overlap, such as the blocks that training
    ///     never saw; what lies outside the grid is left out
    /// @throws MisalignedRasterException where the two do not lie on the same pixels
    /// @throws IllegalArgumentException where windows overlap, since pixels would count twice
    public static Comparison compare(
            RasterSource map,
            RasterSource reference,
            int classes,
            List<Window> windows,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        return compare(map, reference, classes, windows, List.of(), cancel, listener);
    }

    /// Counts every pixel of `windows` and lets others look at the same pieces.
    ///
    /// @param visitors get each piece, in order and on the calling thread
    public static Comparison compare(
            RasterSource map,
            RasterSource reference,
            int classes,
            List<Window> windows,
            List<PairVisitor> visitors,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        requireIndices(map);
        requireIndices(reference);
        requireDisjoint(windows);
        var difference = GridDifference.between("map", map.grid(), "reference", reference.grid());
        if (difference.isPresent()) {
            throw new MisalignedRasterException(map.name() + " and "
                    + reference.name() + ": " + difference.get().sentence()
                    + " Choose a reference on the map's pixels, or resample it to them first.");
        }
        var pieces = new ArrayList<Window>();
        for (var window : windows) {
            pieces.addAll(WorkWindows.of(window, map.grid()));
        }
        long start = System.nanoTime();
        long total = pieces.stream().mapToLong(Window::pixels).sum();
        long done = 0;
        var pairs = new long[INDICES * INDICES]; // map index × 256 + reference index
        var others = new long[INDICES * INDICES];
        for (var piece : pieces) {
            var ofMap = ClassRows.indices(map.read(piece, cancel));
            var ofReference = ClassRows.indices(reference.read(piece, cancel));
            count(ofMap, ofReference, pairs, others);
            for (var visitor : visitors) {
                visitor.visit(piece, ofMap, ofReference, cancel);
            }
            done += piece.pixels();
            listener.report(new Progress("compare", done, total, System.nanoTime() - start));
        }
        for (int pair = 0; pair < pairs.length; pair++) {
            pairs[pair] += others[pair];
        }
        return comparison(pairs, classes, windows);
    }

    /// Compares two label rasters of one legend and computes all measures.
    ///
    /// The map's legend may have one class more, the last: pixels of which the map says that it does not know.
    /// The report's remarks name every value that the legend does not know and how the files were read; the
    /// counts of unknown values are exact where the rasters were not read before.
    ///
    /// @throws RasterReadException where a file cannot be read, or is mostly no map of these classes
    /// @throws IllegalArgumentException where the legends differ
    public static AccuracyReport report(
            LabelRaster map,
            LabelRaster reference,
            List<Window> windows,
            Provenance provenance,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        return report(map, reference, windows, List.of(), provenance, cancel, listener);
    }

    /// As [#report], and lets others look at the same pieces.
    ///
    /// @param visitors get each piece, in order and on the calling thread
    public static AccuracyReport report(
            LabelRaster map,
            LabelRaster reference,
            List<Window> windows,
            List<PairVisitor> visitors,
            Provenance provenance,
            CancelToken cancel,
            ProgressListener listener)
            throws RasterReadException {
        var legend = reference.legend();
        var ofMap = map.legend().classes();
        if (ofMap.size() > legend.size() + 1
                || ofMap.size() < legend.size()
                || !ofMap.subList(0, legend.size()).equals(legend.classes())) {
            throw new IllegalArgumentException("map and reference must be read through one legend");
        }
        var comparison = compare(map, reference, legend.size(), windows, visitors, cancel, listener);
        map.requireMostMatched();
        reference.requireMostMatched();
        var remarks = new ArrayList<String>();
        remarks.addAll(UnmatchedValue.sentences("map", map.unmatched()));
        remarks.addAll(UnmatchedValue.sentences("reference", reference.unmatched()));
        map.remarks().forEach(remark -> remarks.add("map: " + remark));
        reference.remarks().forEach(remark -> remarks.add("reference: " + remark));
        return AccuracyReport.of(legend, comparison, remarks, provenance);
    }

    /// Neighbours are mostly alike, and two counts of one place wait for each other: every other goes elsewhere.
    private static void count(byte[] map, byte[] reference, long[] even, long[] odd) {
        int at = 0;
        for (; at + 1 < map.length; at += 2) {
            even[(map[at] & 0xFF) << 8 | reference[at] & 0xFF]++;
            odd[(map[at + 1] & 0xFF) << 8 | reference[at + 1] & 0xFF]++;
        }
        if (at < map.length) {
            even[(map[at] & 0xFF) << 8 | reference[at] & 0xFF]++;
        }
    }

    private static Comparison comparison(long[] pairs, int classes, List<Window> windows) {
        var counter = new MatrixCounter(classes);
        long referenceUnlabelled = 0;
        long mapMissing = 0;
        long mapUnknown = 0;
        for (int map = 0; map < INDICES; map++) {
            for (int reference = 0; reference < INDICES; reference++) {
                long pixels = pairs[map * INDICES + reference];
                if (pixels == 0) {
                    continue;
                }
                if (reference == Legend.UNLABELLED) {
                    referenceUnlabelled += pixels;
                } else if (map == Legend.UNLABELLED) {
                    mapMissing += pixels;
                } else if (map == classes) {
                    mapUnknown += pixels;
                } else {
                    counter.add(map, reference, pixels);
                }
            }
        }
        return new Comparison(counter.toMatrix(), referenceUnlabelled, mapMissing, mapUnknown, windows);
    }

    private static void requireIndices(RasterSource source) {
        if (source.bands().size() != 1 || source.bands().getFirst().type() != SampleType.UINT8) {
            throw new IllegalArgumentException(source.name() + " is not a raster of class indices");
        }
    }

    private static void requireDisjoint(List<Window> windows) {
        for (int i = 0; i < windows.size(); i++) {
            if (windows.get(i).level() != 0) {
                throw new IllegalArgumentException(windows.get(i) + " is not at full resolution");
            }
            for (int j = 0; j < i; j++) {
                if (windows.get(i).intersect(windows.get(j)).isPresent()) {
                    throw new IllegalArgumentException(
                            windows.get(i) + " and " + windows.get(j) + " overlap; their pixels would count twice");
                }
            }
        }
    }
}
