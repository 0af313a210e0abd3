package org.lapwing.raster.write;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.SampleType;

/// What the samples of a pixel mean to a viewer: palette, red-green-blue or grey, and what the further ones are.
///
/// @param bands the bands
/// @param colorTable palette
record Colors(List<Band> bands, Optional<ColorTable> colorTable) {

    private static final int GREY = 1;
    private static final int RED_GREEN_BLUE = 2;
    private static final int PALETTE = 3;
    private static final int UNSPECIFIED = 0;
    private static final int UNASSOCIATED_ALPHA = 2;

    void write(TiffDirectory directory) {
        int photometric = photometric();
        directory.putShorts(262, photometric);
        if (colorTable.isPresent()) {
            directory.putShorts(320, palette(colorTable.get()));
        }
        int further = bands.size() - (photometric == RED_GREEN_BLUE ? 3 : 1);
        if (further > 0) {
            var meanings = new int[further];
            Arrays.fill(meanings, UNSPECIFIED);
            if (name(bands.size() - 1).equals("alpha")) {
                meanings[further - 1] = UNASSOCIATED_ALPHA;
            }
            directory.putShorts(338, meanings);
        }
    }

    private int photometric() {
        if (colorTable.isPresent()) {
            return PALETTE;
        }
        var type = bands.getFirst().type();
        boolean colored = bands.size() >= 3
                && (type == SampleType.UINT8 || type == SampleType.UINT16)
                && name(0).equals("red")
                && name(1).equals("green")
                && name(2).equals("blue");
        return colored ? RED_GREEN_BLUE : GREY;
    }

    private String name(int band) {
        return bands.get(band).name().toLowerCase(Locale.ROOT);
    }

    // All reds, then all greens, then all blues, 16 bits each.
    private int[] palette(ColorTable colors) {
        int values = 1 << 8 * bands.getFirst().type().bytes();
        var palette = new int[3 * values];
        for (int value = 0; value < values; value++) {
            int argb = colors.argb(value);
            palette[value] = (argb >> 16 & 0xFF) * 257;
            palette[values + value] = (argb >> 8 & 0xFF) * 257;
            palette[2 * values + value] = (argb & 0xFF) * 257;
        }
        return palette;
    }
}
