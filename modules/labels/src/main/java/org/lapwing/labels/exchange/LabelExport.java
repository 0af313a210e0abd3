package org.lapwing.labels.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.labels.annotation.LabelGeoPackage;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.vector.file.GeoJsonWriter;

/// Writes annotations for other programs. Files are written whole or not at all, and replace what is there. Not for the
/// FX thread.
public final class LabelExport {

    private static final int BLOCK = 512;
    private static final String DEGREES = "EPSG:4326";

    private LabelExport() {}

    /// As GeoJSON, in longitude and latitude with all attributes.
    ///
    /// @return sentences on what has no place there; mostly none
    /// @throws IOException a sentence with the remedy
    public static List<String> geoJson(LabelSnapshot snapshot, Path file, CancelToken cancel) throws IOException {
        if (snapshot.crs().isEmpty()) {
            throw new IOException("The labels are in pixels of an image without georeference, and GeoJSON is in"
                    + " longitude and latitude. Export a GeoPackage, or georeference the image.");
        }
        var placed = LabelFeatures.of(snapshot).reprojected(DEGREES, cancel);
        GeoJsonWriter.write(file, placed, cancel);
        return placed.notes();
    }

    /// As a GeoPackage, in their own reference system with all attributes and the classes.
    ///
    /// @throws IOException a sentence with the remedy
    public static void geoPackage(LabelSnapshot snapshot, Path file, Clock clock, CancelToken cancel)
            throws IOException {
        LabelGeoPackage.write(file, snapshot, clock, cancel);
    }

    /// As a GeoTIFF of class codes with colours and names, 255 where nothing is labelled; what is unknown is a class as
    /// any other. In bounded memory, whatever the size.
    ///
    /// @param grid the pixels, mostly those of the image that was labelled
    /// @param listener counts blocks, phase `export`
    /// @throws IOException a sentence with the remedy
    public static void geoTiff(
            LabelSnapshot snapshot, Path file, Grid grid, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var entries = new ArrayList<LegendClass>();
        for (var each : snapshot.classes().classes()) {
            entries.add(new LegendClass(each.code(), each.name(), each.color(), List.of()));
        }
        if (entries.isEmpty()) {
            throw new IOException("There are no classes yet. Add some before labels are exported.");
        }
        var labels = AnnotationRaster.of(snapshot, new Legend(entries, Set.of()), grid);
        var colors = colors(entries);
        var bands = List.of(
                new Band("class", SampleType.UINT8, OptionalDouble.of(Legend.UNLABELLED), 1, 0, Optional.of(colors)));
        var options = GeoTiffOptions.classes(colors, names(entries))
                .withMetadata(Map.of("LAPWING_LABEL_REVISION", Long.toString(snapshot.revision())));
        try (var writer = GeoTiffWriter.create(file, grid, bands, options)) {
            long across = (grid.columns() + BLOCK - 1) / BLOCK;
            long total = across * ((grid.rows() + BLOCK - 1) / BLOCK);
            long start = System.nanoTime();
            for (long block = 0; block < total; block++) {
                cancel.throwIfCancelled();
                var window = Window.of(block % across * BLOCK, block / across * BLOCK, BLOCK, BLOCK)
                        .clip(grid)
                        .orElseThrow();
                writer.write(codes(labels.read(window, cancel), entries, bands));
                listener.report(new Progress("export", block + 1, total, System.nanoTime() - start));
            }
            writer.finish(cancel, listener);
        }
    }

    private static Tile codes(Tile indices, List<LegendClass> entries, List<Band> bands) {
        var codes = new byte[Math.toIntExact(indices.window().pixels())];
        Arrays.fill(codes, (byte) Legend.UNLABELLED);
        for (int i = 0; i < codes.length; i++) {
            int column = i % indices.width();
            int row = i / indices.width();
            if (indices.isValid(column, row)) {
                codes[i] =
                        (byte) entries.get((int) indices.sample(0, column, row)).code();
            }
        }
        BitSet unlabelled = indices.invalidPixels();
        return new Tile(indices.window(), bands, codes, Optional.of(unlabelled));
    }

    private static ColorTable colors(List<LegendClass> entries) {
        var argb = new int[256];
        entries.forEach(each -> argb[each.code()] = each.argb());
        return new ColorTable(argb);
    }

    private static List<String> names(List<LegendClass> entries) {
        var names = new ArrayList<String>();
        int last = entries.stream().mapToInt(LegendClass::code).max().orElse(0);
        for (int code = 0; code <= last; code++) {
            names.add("");
        }
        entries.forEach(each -> names.set(each.code(), each.name()));
        return names;
    }
}
