package org.lapwing.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.lapwing.accuracy.Assessment;
import org.lapwing.accuracy.Provenance;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.Compression;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.raster.write.Overviews;

/// The error matrix of a large map and its reference, against a script with rasterio and NumPy.
///
/// The pair is made: patches of 25 pixels of six classes, a tenth unlabelled, the map shifted by three pixels with
/// errors. `LAPWING_ASSESS_SIDE` is its side in pixels, 20,000 when not set; 50,000 is the size asked for.
/// Memory is the most that the heap held.
final class AssessAgainstNumpy {

    private static final int CLASSES = 6;
    private static final int PATCH = 25;
    private static final int STRIPE = 512;
    private static final int SHIFT = 3;
    private static final double GOAL = 1.0;

    private AssessAgainstNumpy() {}

    static void measure(Path folder, Path scripts, Consumer<Line> rows) throws Exception {
        int side = Integer.parseInt(
                Optional.ofNullable(System.getenv("LAPWING_ASSESS_SIDE")).orElse("20000"));
        var map = folder.resolve("assess-map-" + side + ".tif");
        var reference = folder.resolve("assess-reference-" + side + ".tif");
        if (!Files.exists(map) || !Files.exists(reference)) {
            write(reference, side, 0);
            write(map, side, SHIFT);
        }
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        double seconds = Rounds.seconds(() -> assess(map, reference));
        double mebibytes =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / (double) (1 << 20);
        double peer = Peer.number(
                "rasterio",
                scripts.resolve("error_matrix.py"),
                map.toString(),
                reference.toString(),
                Integer.toString(CLASSES));
        var what = "error matrix of " + side + " × " + side + " pixels";
        rows.accept(new Row(what, (double) side * side / seconds / 1e6, peer, "Mpixel/s", "rasterio and NumPy", GOAL));
        rows.accept(new Limit(what + ", most heap", mebibytes, "MiB", 1024));
    }

    private static long assess(Path map, Path reference) throws IOException {
        var classes = new ArrayList<LegendClass>();
        for (int code = 1; code <= CLASSES; code++) {
            classes.add(new LegendClass(
                    code, "class " + code, ClassColors.distinct(CLASSES).get(code - 1), List.of()));
        }
        var legend = new Legend(classes, Set.of(0));
        try (var mapped = LabelRaster.open(RasterFiles.open(map), legend, LabelMatching.BY_CODE);
                var truth = LabelRaster.open(RasterFiles.open(reference), legend, LabelMatching.BY_CODE)) {
            return Assessment.report(
                            mapped,
                            truth,
                            List.of(mapped.grid().bounds()),
                            Provenance.UNKNOWN,
                            CancelToken.NEVER,
                            ProgressListener.NONE)
                    .pixels();
        }
    }

    private static void write(Path file, int side, int shift) throws IOException {
        var bands = List.of(Band.of("class", SampleType.UINT8));
        var grid = new Grid(side, side, new GridToCrs(300_000, 10, 0, 2_900_000, 0, -10), "EPSG:32640");
        var options = GeoTiffOptions.defaults()
                .withOverviews(Overviews.NONE)
                .withTileSize(STRIPE)
                .withCompression(Compression.DEFLATE, 1);
        try (var writer = GeoTiffWriter.create(file, grid, bands, options)) {
            for (int row = 0; row < side; row += STRIPE) {
                for (int column = 0; column < side; column += STRIPE) {
                    var window = Window.of(column, row, Math.min(STRIPE, side - column), Math.min(STRIPE, side - row));
                    writer.write(new Tile(window, bands, samples(window, shift), Optional.empty()));
                }
            }
            writer.finish();
        }
    }

    private static byte[] samples(Window window, int shift) {
        var samples = new byte[(int) window.pixels()];
        for (int at = 0; at < samples.length; at++) {
            long column = window.column() + at % window.width() + shift;
            long row = window.row() + at / window.width();
            long mixed = mix(column / PATCH * 1_000_003L + row / PATCH);
            samples[at] = (byte) (mixed % 10 == 0 ? 0 : 1 + (mixed >>> 8) % CLASSES);
            if (shift > 0 && mix(column * 7 + row * 1_000_003L) % 500 == 0) {
                samples[at] = 2;
            }
        }
        return samples;
    }

    /// A number that looks like chance (the finaliser of SplitMix64); not negative.
    private static long mix(long value) {
        long z = (value + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (z ^ z >>> 31) >>> 1;
    }
}
