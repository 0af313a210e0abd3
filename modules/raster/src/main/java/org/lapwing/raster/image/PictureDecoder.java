package org.lapwing.raster.image;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Decodes a whole picture.
interface PictureDecoder {

    /// All pixels.
    ///
    /// @param whole the window of the whole picture
    /// @throws IOException if the file is damaged; says what is wrong, not where
    Tile decode(Path file, Window whole, CancelToken cancel) throws IOException;
}
