package org.lapwing.learning.query;

import java.util.Locale;
import org.lapwing.raster.Window;

/// One patch that a person may be asked to label.
///
/// @param image index of its image in the pool
/// @param window its pixels, of full resolution and inside the image
public record QueryPatch(int image, Window window) {

    /// Rejects reduced levels.
    public QueryPatch {
        if (image < 0 || window.level() != 0) {
            throw new IllegalArgumentException("image " + image + ", " + window);
        }
    }

    /// The name by which lists of patches call it: `image_column_row`, such as `river_00640_01280`.
    ///
    /// @param imageName what the pool calls its image
    public String name(String imageName) {
        return String.format(Locale.ROOT, "%s_%05d_%05d", imageName, window.column(), window.row());
    }
}
