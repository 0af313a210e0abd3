package org.lapwing.raster.geotiff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.RasterReadException;

/// What the fields of a directory say about its bands.
final class TiffBands {

    private static final List<String> RGB = List.of("red", "green", "blue");

    private static final List<String> CMYK = List.of("cyan", "magenta", "yellow", "black");

    private TiffBands() {}

    static List<Band> of(TiffDirectory directory, ImageLayout layout) throws RasterReadException {
        var metadata = GdalMetadata.of(directory);
        var noData = noData(directory);
        var colors = colors(directory, layout);
        var extra = directory.numbers(Tag.EXTRA_SAMPLES, 1 << 17);
        var bands = new ArrayList<Band>();
        for (int i = 0; i < layout.samples(); i++) {
            double scale = metadata.scales().getOrDefault(i, 1.0);
            bands.add(new Band(
                    metadata.names().getOrDefault(i, name(i, layout, extra)),
                    layout.format().type(),
                    noData,
                    scale == 0 ? 1 : scale,
                    metadata.offsets().getOrDefault(i, 0.0),
                    colors,
                    metadata.wavelengths().of(i)));
        }
        return List.copyOf(bands);
    }

    /// GDAL's field holds the value as text.
    static OptionalDouble noData(TiffDirectory directory) throws RasterReadException {
        var text = directory.text(Tag.GDAL_NO_DATA, 1 << 10).strip();
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(
                    switch (text.toLowerCase(Locale.ROOT)) {
                        case "nan", "-nan", "1.#qnan", "-1.#ind", "1.#ind" -> Double.NaN;
                        case "inf", "+inf", "1.#inf" -> Double.POSITIVE_INFINITY;
                        case "-inf", "-1.#inf" -> Double.NEGATIVE_INFINITY;
                        default -> Double.parseDouble(text.replace(',', '.'));
                    });
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }

    /// Number of the alpha band, -1 where there is none.
    static int alpha(TiffDirectory directory, ImageLayout layout) throws RasterReadException {
        var extra = directory.numbers(Tag.EXTRA_SAMPLES, 1 << 17);
        for (int i = 0; i < extra.length; i++) {
            int band = layout.samples() - extra.length + i;
            if ((extra[i] == 1 || extra[i] == 2) && band > 0) {
                return band;
            }
        }
        return -1;
    }

    private static String name(int band, ImageLayout layout, long[] extra) {
        int firstExtra = layout.samples() - extra.length;
        if (band >= firstExtra && band > 0 && (extra[band - firstExtra] == 1 || extra[band - firstExtra] == 2)) {
            return "alpha";
        }
        if (layout.photometric() == ImageLayout.CMYK && layout.samples() >= 4 && band < 4) {
            return CMYK.get(band);
        }
        boolean rgb = layout.photometric() == ImageLayout.RGB || layout.photometric() == ImageLayout.YCBCR;
        return rgb && layout.samples() >= 3 && band < 3 ? RGB.get(band) : "band " + (band + 1);
    }

    /// The palette, or black and white for images of one bit.
    private static Optional<ColorTable> colors(TiffDirectory directory, ImageLayout layout) throws RasterReadException {
        int bits = layout.format().bits();
        if (layout.samples() == 1 && bits == 1 && layout.photometric() <= 1) {
            int zero = layout.photometric() == 0 ? 0xFFFFFFFF : 0xFF000000;
            return Optional.of(new ColorTable(new int[] {zero, zero ^ 0x00FFFFFF}));
        }
        if (layout.photometric() != ImageLayout.PALETTE || bits > 16 || !directory.has(Tag.COLOR_MAP)) {
            return Optional.empty();
        }
        var map = directory.numbers(Tag.COLOR_MAP, 3 << 16);
        int size = Math.min(map.length / 3, 1 << bits);
        // Some writers store 8-bit colours in the 16-bit field.
        int shift = 0;
        for (long value : map) {
            if (value > 255) {
                shift = 8;
            }
        }
        var argb = new int[size];
        int stride = map.length / 3;
        for (int i = 0; i < size; i++) {
            int red = (int) (map[i] >> shift) & 0xFF;
            int green = (int) (map[stride + i] >> shift) & 0xFF;
            int blue = (int) (map[2 * stride + i] >> shift) & 0xFF;
            argb[i] = 0xFF000000 | red << 16 | green << 8 | blue;
        }
        return Optional.of(new ColorTable(argb));
    }
}
