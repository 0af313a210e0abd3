package org.lapwing.accuracy.page;

/// The colour of a heat map's cell, and the ink that is read best on it; 0xRRGGBB.
public record HeatShade(int fill, int ink) {

    private static final int AGREE = 0x0B6E63;
    private static final int DIFFER = 0xB8450B;
    private static final int PALE = 0xF5F5F5;
    private static final int DARK_INK = 0x1F2933;
    private static final int LIGHT_INK = 0xFFFFFF;

    /// Small shares are lifted by a square root, so that rare confusions are seen.
    public static HeatShade of(boolean agree, double share) {
        double strength = share == 0 ? 0 : 0.08 + 0.92 * Math.sqrt(share);
        int to = agree ? AGREE : DIFFER;
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int pale = PALE >> shift & 0xFF;
            mixed |= (int) Math.round(pale + ((to >> shift & 0xFF) - pale) * strength) << shift;
        }
        return new HeatShade(mixed, contrast(mixed, DARK_INK) >= contrast(mixed, LIGHT_INK) ? DARK_INK : LIGHT_INK);
    }

    /// The contrast ratio of two colours, 1 to 21 (WCAG 2.1).
    public static double contrast(int first, int second) {
        double one = luminance(first);
        double other = luminance(second);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 0xFF) + 0.7152 * linear(rgb >> 8 & 0xFF) + 0.0722 * linear(rgb & 0xFF);
    }

    private static double linear(int sample) {
        double value = sample / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
