package org.lapwing.raster.expression;

import java.util.List;
import org.lapwing.raster.Band;

/// Arithmetic on the bands of one raster, such as `(b4 - b3) / (b4 + b3)`. Immutable; safe for several threads.
///
/// Bands are written `b1`, `b2` …, by their name (in quotation marks where it is not one word), or as `blue`, `green`,
/// `red`, `nir` and `swir` where [org.lapwing.raster.SpectralRegion] finds them. There are numbers, `+ - * / ^`,
/// brackets, comparisons that answer 1 or 0, and the functions `abs sqrt exp log log10 min max where`.
/// Values are physical ones, after scale and offset. A division by zero, a root or logarithm that there is not, and
/// whatever has no data, has no data.
public final class BandExpression {

    /// Longer texts are refused.
    public static final int MOST_CHARACTERS = 1000;

    private static final int PIXELS_AT_ONCE = 1024;

    private final String text;
    private final Node root;
    private final List<Integer> bands;

    private BandExpression(String text, Node root, List<Integer> bands) {
        this.text = text;
        this.root = root;
        this.bands = bands;
    }

    /// Reads an expression.
    ///
    /// @param bands the bands it may name
    /// @throws ExpressionException where it cannot be understood; says where and what would do
    public static BandExpression parse(String text, List<Band> bands) throws ExpressionException {
        if (text.length() > MOST_CHARACTERS) {
            throw new ExpressionException(
                    MOST_CHARACTERS, "the expression is longer than " + MOST_CHARACTERS + " characters. Shorten it.");
        }
        var parser = new ExpressionParser(text, bands);
        var root = parser.parse();
        if (parser.used().isEmpty()) {
            throw new ExpressionException(0, "no band is used. Write one such as b1.");
        }
        return new BandExpression(text.strip(), root, parser.used());
    }

    /// The text as it was read.
    public String text() {
        return text;
    }

    /// Indices of the bands in use, from 0, each once.
    public List<Integer> bands() {
        return bands;
    }

    /// Computes pixel by pixel.
    ///
    /// @param values for each of [#bands] the physical values of all pixels; NaN where there is no data
    /// @param result receives the results; NaN where there is none
    public void compute(float[][] values, float[] result) {
        var part = new double[Math.min(PIXELS_AT_ONCE, result.length)];
        for (int from = 0; from < result.length; from += PIXELS_AT_ONCE) {
            int count = Math.min(PIXELS_AT_ONCE, result.length - from);
            root.compute(values, from, count, part);
            for (int i = 0; i < count; i++) {
                float value = (float) part[i];
                result[from + i] = Float.isInfinite(value) ? Float.NaN : value;
            }
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
