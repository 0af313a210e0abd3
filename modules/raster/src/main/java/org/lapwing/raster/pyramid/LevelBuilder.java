package org.lapwing.raster.pyramid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.Compression;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.raster.write.Overviews;

/// Writes one reduced level from the next finer one, tile by tile.
final class LevelBuilder {

    private static final int TILE = 256;
    private static final int STRETCH = 4 * TILE;
    private static final List<Band> MASK = List.of(Band.of("mask", SampleType.UINT8));

    private LevelBuilder() {}

    /// Builds a level; its files get their names only when they are complete, the mask first.
    ///
    /// @param source can be read at `level - 1`
    /// @param between run before every piece of work; may wait a little
    static void build(
            RasterSource source, Reduction reduction, int level, Path folder, Runnable between, CancelToken cancel)
            throws IOException {
        Files.createDirectories(folder);
        var grid = source.grid();
        var reduced = new Grid(grid.columns(level), grid.rows(level), grid.transform(), "");
        var options = GeoTiffOptions.defaults()
                .withOverviews(Overviews.NONE)
                .withTileSize(TILE)
                .withCompression(Compression.ZSTD, 3);
        boolean allValid = true;
        try (var pixels = GeoTiffWriter.create(
                        ReducedLevel.pixelFile(folder, level), reduced, plain(source.bands()), options);
                var mask = GeoTiffWriter.create(ReducedLevel.maskFile(folder, level), reduced, MASK, options)) {
            for (long row = 0; row < reduced.rows(); row += TILE) {
                for (long column = 0; column < reduced.columns(); column += STRETCH) {
                    between.run();
                    cancel.throwIfCancelled();
                    int width = (int) Math.min(STRETCH, reduced.columns() - column);
                    int height = (int) Math.min(TILE, reduced.rows() - row);
                    var tile = halved(source, reduction, new Window(column, row, width, height, level), cancel);
                    var own = Window.of(column, row, width, height);
                    allValid &= tile.isAllValid();
                    mask.write(mask(tile, own));
                    pixels.write(unmasked(tile, own));
                }
            }
            if (!allValid) {
                mask.finish();
            }
            pixels.finish();
        }
    }

    private static Tile halved(RasterSource source, Reduction reduction, Window window, CancelToken cancel)
            throws IOException {
        int finer = window.level() - 1;
        long column = 2 * window.column();
        long row = 2 * window.row();
        int width = (int) Math.min(2L * window.width(), source.grid().columns(finer) - column);
        int height = (int) Math.min(2L * window.height(), source.grid().rows(finer) - row);
        return reduction.halve(source.read(new Window(column, row, width, height, finer), cancel), window);
    }

    /// The bands without no-data values, whose work the mask does.
    private static List<Band> plain(List<Band> bands) {
        var result = new ArrayList<Band>();
        for (int i = 0; i < bands.size(); i++) {
            result.add(Band.of("band " + (i + 1), bands.get(i).type()));
        }
        return result;
    }

    private static Tile unmasked(Tile tile, Window own) {
        int bands = tile.bands().size();
        var samples = Tile.newSamples(tile.type(), Math.toIntExact(own.pixels() * bands));
        for (int band = 0; band < bands; band++) {
            for (int row = 0; row < tile.height(); row++) {
                tile.copyRow(band, row, 0, tile.width(), samples, (band * tile.height() + row) * tile.width());
            }
        }
        return new Tile(own, plain(tile.bands()), samples, Optional.empty());
    }

    private static Tile mask(Tile tile, Window own) {
        var samples = new byte[Math.toIntExact(own.pixels())];
        Arrays.fill(samples, (byte) 255);
        BitSet invalid = tile.invalidPixels();
        for (int i = invalid.nextSetBit(0); i >= 0; i = invalid.nextSetBit(i + 1)) {
            samples[i] = 0;
        }
        return new Tile(own, MASK, samples, Optional.empty());
    }
}
