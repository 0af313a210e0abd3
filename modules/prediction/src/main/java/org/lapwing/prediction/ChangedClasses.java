package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.PixelwiseRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Scores;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.GeoTiffWriter;

/// Where two models name different classes: one UINT8 band with the later model's class code there, no data where both
/// say the same or either says nothing.
///
/// Classes are the same where their codes are; a class that only one of the models knows differs from all. Does not own
/// the scores: closing it closes nothing.
public final class ChangedClasses extends PixelwiseRaster {

    private final Legend legend;
    private final int classes;
    private final ClassCodes codes;
    private final SourceId id;

    private ChangedClasses(ComparedScores compared, Legend legend, ClassCodes codes) {
        super(compared, List.of(MapOptions.classBand(legend, Optional.empty())));
        this.legend = legend;
        this.classes = legend.size();
        this.codes = codes;
        this.id = new SourceId(compared.id().content(), compared.id().version() + "/changed-" + legend.hashCode());
    }

    /// Compares two models on one image.
    ///
    /// @param later scores of the later model, one band a class of its legend
    /// @param earlier scores of the earlier model on the same grid
    /// @param cache where tiles of both may lie
    /// @throws IllegalArgumentException if the grids differ, or scores and legends do not fit
    public static ChangedClasses of(
            RasterSource later, Legend laterLegend, RasterSource earlier, Legend earlierLegend, TileCache cache) {
        var known = laterLegend.classes().stream().map(LegendClass::code).toList();
        var counterparts = earlierLegend.classes().stream()
                .map(each -> known.indexOf(each.code())) // -1 is ComparedScores.NO_COUNTERPART
                .toList();
        if (later.bands().size() != laterLegend.size()) {
            throw new IllegalArgumentException(
                    later.bands().size() + " bands of scores for a legend of " + laterLegend.size() + " classes");
        }
        return new ChangedClasses(
                new ComparedScores(later, earlier, counterparts, cache), laterLegend, ClassCodes.of(laterLegend));
    }

    /// Writes all of it as a GeoTIFF with the legend's colours, names and codes. Not for the FX thread.
    ///
    /// @param metadata items of GDAL's metadata
    /// @return how many pixels changed
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires; there is no file then
    /// @throws IOException if the image cannot be read or the file cannot be written
    public long write(Path target, Map<String, String> metadata, CancelToken cancel, ProgressListener progress)
            throws IOException {
        var options = MapOptions.classes(legend, Optional.empty(), metadata);
        int side = options.tileSize();
        long columns = Math.ceilDiv(grid().columns(), (long) side);
        long rows = Math.ceilDiv(grid().rows(), (long) side);
        long changed = 0;
        long start = System.nanoTime();
        try (var writer = GeoTiffWriter.create(target, grid(), bands(), options)) {
            for (long row = 0; row < rows; row++) {
                for (long column = 0; column < columns; column++) {
                    cancel.throwIfCancelled();
                    var window = Window.of(column * side, row * side, side, side)
                            .clip(grid())
                            .orElseThrow();
                    var tile = read(window, cancel);
                    changed += window.pixels() - tile.invalidPixels().cardinality();
                    writer.write(tile);
                }
                progress.report(new Progress("compare maps", row + 1, rows, System.nanoTime() - start));
            }
            writer.finish(cancel, progress);
        }
        return changed;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    protected Tile compute(Tile tile) {
        int pixels = (int) tile.window().pixels();
        var scores = new float[classes * pixels];
        for (int index = 0; index < classes; index++) {
            tile.copyValues(index, scores, index * pixels);
        }
        var other = new float[pixels];
        tile.copyValues(classes + ComparedScores.OTHER_CLASS, other, 0);
        var best = new byte[pixels];
        Scores.argMaxAll(scores, classes, pixels, best);
        var invalid = new BitSet(pixels);
        invalid.or(tile.invalidPixels());
        for (int i = 0; i < pixels; i++) {
            if (!invalid.get(i) && (best[i] & 0xFF) == (int) other[i]) {
                invalid.set(i);
            }
        }
        codes.encode(best, pixels);
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            best[i] = (byte) codes.noData();
        }
        return new Tile(tile.window(), bands(), best, Optional.of(invalid));
    }
}
