package org.lapwing.mapview;

import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// Turns the samples of a tile into colours; one for each style in use. Stateless, so any thread may paint.
interface StylePaint {

    /// Colours of all pixels, rows first, 0xAARRGGBB premultiplied by alpha; 0 where there is no data.
    int[] paint(Tile tile);

    /// Whether the source has the bands this style needs.
    boolean fits(RasterSource source);

    /// How four pixels become one where a source has no smaller copy of itself.
    Reduction reduction();

    /// How pixels are merged.
    enum Reduction {
        /// The mean colour.
        AVERAGE,
        /// One of the pixels, so that no new colour appears.
        PICK
    }

    /// The paint of a style.
    static StylePaint of(LayerStyle style) {
        return switch (style) {
            case ImageryStyle imagery -> new ImageryPaint(imagery);
            case ClassStyle classes -> new ClassPaint(classes);
            case ScoreStyle scores -> new ScorePaint(scores);
        };
    }
}
