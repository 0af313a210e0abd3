package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// Turns the samples of a tile into colours; one for each style in use. Stateless, so any thread may paint.
interface StylePaint {

    /// Colours of all pixels, rows first, 0xAARRGGBB premultiplied by alpha; 0 where there is no data.
    int[] paint(Tile tile);

    /// Whether the source has the bands this style needs.
    boolean fits(RasterSource source);

    /// How neighbouring pixels of such bands become one, enlarged or reduced.
    Merging merging(List<Band> bands);

    /// How pixels are merged.
    enum Merging {
        /// Their mean colour.
        AVERAGE,
        /// One of them, so that no new colour appears.
        PICK
    }

    /// The paint of a style.
    static StylePaint of(LayerStyle style) {
        return switch (style) {
            case ImageryStyle imagery -> new ImageryPaint(imagery);
            case RampStyle ramp -> new RampPaint(ramp);
            case ClassStyle classes -> new ClassPaint(classes);
            case ScoreStyle scores -> new ScorePaint(scores);
            case FeatureStyle _ -> new DrawnPaint();
        };
    }
}
