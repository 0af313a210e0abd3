package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.Band;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Tile;

/// Class indices in the colours of a legend.
final class ClassPaint implements StylePaint {

    private final int[] colors;

    ClassPaint(ClassStyle style) {
        colors = ScorePaint.colors(style.legend());
    }

    @Override
    public int[] paint(Tile tile) {
        int width = tile.width();
        var argb = new int[width * tile.height()];
        for (int row = 0; row < tile.height(); row++) {
            for (int column = 0; column < width; column++) {
                if (tile.isValid(column, row)) {
                    int index = (int) tile.sample(0, column, row);
                    argb[row * width + column] = index >= 0 && index < colors.length ? colors[index] : 0;
                }
            }
        }
        return argb;
    }

    @Override
    public boolean fits(RasterSource source) {
        return true;
    }

    @Override
    public Merging merging(List<Band> bands) {
        return Merging.PICK;
    }
}
