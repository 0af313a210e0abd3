package org.lapwing.learning.query;

import java.nio.file.Path;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;

/// An image of a pool, told without its pixels.
///
/// @param name what lists of patches call it: the file's name without its ending; not blank
/// @param content which pixels it holds, see [SourceId#content]
/// @param grid its size and place
public record PoolImage(String name, String content, Grid grid) {

    /// Rejects nameless images.
    public PoolImage {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an image of a pool has no name");
        }
    }

    /// What a raster is called and holds.
    public static PoolImage of(RasterSource image) {
        var file = String.valueOf(Path.of(image.name()).getFileName());
        int dot = file.lastIndexOf('.');
        return new PoolImage(dot > 0 ? file.substring(0, dot) : file, image.id().content(), image.grid());
    }
}
