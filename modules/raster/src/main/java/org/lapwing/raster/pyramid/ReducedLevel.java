package org.lapwing.raster.pyramid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// One finished level in the folder of an [OverviewCache]: pixels, and a mask where not all are valid.
///
/// @param level which level of the raster it holds
/// @param pixels the samples; the file's own level 0 is `level`
/// @param mask one band, 0 where there is no data; empty when all pixels are valid
record ReducedLevel(int level, RasterSource pixels, Optional<RasterSource> mask) implements AutoCloseable {

    static Path pixelFile(Path folder, int level) {
        return folder.resolve("level-" + level + ".tif");
    }

    static Path maskFile(Path folder, int level) {
        return folder.resolve("level-" + level + "-mask.tif");
    }

    /// The level as an earlier run left it, empty where it did not finish it.
    static Optional<ReducedLevel> find(Path folder, int level) throws RasterReadException {
        var file = pixelFile(folder, level);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var pixels = RasterFiles.open(file);
        try {
            var maskFile = maskFile(folder, level);
            return Optional.of(new ReducedLevel(
                    level,
                    pixels,
                    Files.isRegularFile(maskFile) ? Optional.of(RasterFiles.open(maskFile)) : Optional.empty()));
        } catch (RasterReadException failure) {
            pixels.close();
            throw failure;
        }
    }

    Tile read(Window window, List<Band> bands, CancelToken cancel) throws RasterReadException {
        var own = Window.of(window.column(), window.row(), window.width(), window.height());
        var tile = pixels.read(own, cancel);
        if (mask.isPresent()) {
            tile = tile.masked(mask.get().read(own, cancel));
        }
        return tile.relabelled(window, bands);
    }

    @Override
    public void close() {
        pixels.close();
        mask.ifPresent(RasterSource::close);
    }
}
