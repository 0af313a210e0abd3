package org.lapwing.mapview;

/// Arithmetic on colours packed as 0xAARRGGBB, premultiplied by alpha, two channels at a time.
final class Argb {

    private static final int ODD = 0x00FF00FF;

    private Argb() {}

    /// The colour `weight / 256` of the way from `a` to `b`; exact at 0 and 256 and where both are equal.
    static int mix(int a, int b, int weight) {
        int rest = 256 - weight;
        int low = (a & ODD) * rest + (b & ODD) * weight >>> 8 & ODD;
        int high = (a >>> 8 & ODD) * rest + (b >>> 8 & ODD) * weight & ~ODD;
        return high | low;
    }

    /// The colour with every channel times `factor / 256`.
    static int scale(int color, int factor) {
        int low = (color & ODD) * factor >>> 8 & ODD;
        int high = (color >>> 8 & ODD) * factor & ~ODD;
        return high | low;
    }

    /// `over` laid over `under`, with `opacity / 256` of its strength.
    static int over(int under, int over, int opacity) {
        if (opacity == 256) {
            int alpha = over >>> 24;
            if (alpha == 255) {
                return over;
            }
            // 256 - alpha rather than 255 - alpha would let sums overflow a channel.
            return alpha == 0 ? under : over + scale(under, 255 - alpha + (255 - alpha >>> 7));
        }
        int weak = scale(over, opacity);
        int rest = 255 - (weak >>> 24);
        return weak + scale(under, rest + (rest >>> 7));
    }

    /// The mean of four colours.
    static int mean(int a, int b, int c, int d) {
        int low = (a & ODD) + (b & ODD) + (c & ODD) + (d & ODD) + 0x00020002 >>> 2 & ODD;
        int high = (a >>> 8 & ODD) + (b >>> 8 & ODD) + (c >>> 8 & ODD) + (d >>> 8 & ODD) + 0x00020002 >>> 2 & ODD;
        return high << 8 | low;
    }

    /// The colour, three quarters of the way to the grey of its lightness.
    static int faded(int color) {
        int red = color >>> 16 & 0xFF;
        int green = color >>> 8 & 0xFF;
        int blue = color & 0xFF;
        int grey = (77 * red + 151 * green + 28 * blue) >>> 8;
        return mix(color, color & 0xFF000000 | grey << 16 | grey << 8 | grey, 192);
    }
}
