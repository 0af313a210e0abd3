package org.lapwing.raster.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;

class BandExpressionTest {

    private static final List<Band> BANDS = bands("B02", "B03", "B04", "B08", "thermal band 10");

    private static List<Band> bands(String... names) {
        return Stream.of(names).map(name -> Band.of(name, SampleType.FLOAT32)).toList();
    }

    /// The value where bands 1 to 5 are 10, 20, 30, 40 and 50.
    private static float value(String text) throws ExpressionException {
        return value(text, 10, 20, 30, 40, 50);
    }

    private static float value(String text, float... pixel) throws ExpressionException {
        var expression = BandExpression.parse(text, BANDS);
        var values = new float[expression.bands().size()][1];
        for (int slot = 0; slot < values.length; slot++) {
            values[slot][0] = pixel[expression.bands().get(slot)];
        }
        var result = new float[1];
        expression.compute(values, result);
        return result[0];
    }

    @Test
    void signsBindAsInMathematics() throws ExpressionException {
        assertEquals(70, value("b1+b2*b3/b1"));
        assertEquals(90, value("(b1+b2)*b3/b1"));
        assertEquals(-10, value("b1-b2+0*b1"));
        assertEquals(-20, value("b1-b2-b1"));
        assertEquals(2, value("b4/b2/1"));
        assertEquals(-4, value("-2^2+0*b1"));
        assertEquals(512, value("2^3^2+0*b1"));
        assertEquals(5, value("b1*2^-1"));
        assertEquals(-200, value("-b1*b2"));
        assertEquals(30, value("b1--b2"));
        assertEquals(30, value(" + b1\t+ b2 "));
    }

    @Test
    void numbersHaveManyForms() throws ExpressionException {
        assertEquals(10.5f, value("b1+.5"));
        assertEquals(11, value("b1+1."));
        assertEquals(10.015f, value("b1+1.5e-2"));
        assertEquals(-10, value("b1−b2"), "the typographic minus");
    }

    @Test
    void bandsAreNamedByNumberNameAndRegion() throws ExpressionException {
        assertEquals(40, value("b4"));
        assertEquals(40, value("B08"), "a band of that name wins over number 8");
        assertEquals(30, value("b04"), "the band named B04, not the fourth");
        assertEquals(50, value("\"thermal band 10\""));
        assertEquals((40f - 30) / (40f + 30), value("(nir-red)/(nir+red)"));
        assertEquals(
                List.of(3, 2),
                BandExpression.parse("(nir-red)/(nir+red)", BANDS).bands());
    }

    @Test
    void functionsAndComparisonsAreComputed() throws ExpressionException {
        assertEquals(10, value("abs(b1-b2)"));
        assertEquals(2, value("sqrt(b4/b1)"));
        assertEquals(1, value("log10(b1)"));
        assertEquals(1, value("log(exp(b1/b1))"), 1e-6);
        assertEquals(40, value("max(min(b1, b2), b4)"));
        assertEquals(1, value("b1 < b2"));
        assertEquals(0, value("b1 >= b2"));
        assertEquals(1, value("b1*2 == b2"));
        assertEquals(30, value("where(b1 != 10, b2, b3)"));
    }

    @Test
    void whatCannotBeComputedHasNoData() throws ExpressionException {
        assertTrue(Float.isNaN(value("b1/(b2-20)")));
        assertTrue(Float.isNaN(value("(b1-10)/(b2-20)")));
        assertTrue(Float.isNaN(value("sqrt(b1-b2)")));
        assertTrue(Float.isNaN(value("log(b1-10)")));
        assertTrue(Float.isNaN(value("exp(b5*b5)")), "an overflow is no value");
        assertTrue(Float.isNaN(value("b1 > b2", Float.NaN, 1, 1, 1, 1)));
        assertTrue(Float.isNaN(value("where(b1, b2, b3)", Float.NaN, 1, 1, 1, 1)));
        assertTrue(Float.isNaN(value("max(b1, b2)", Float.NaN, 1, 1, 1, 1)));
    }

    @Test
    void aWrongExpressionSaysWhereAndWhatWouldDo() {
        refused("", 0, "something is missing");
        refused("b1 +", 4, "something is missing");
        refused("(b1 + b2", 0, "not closed");
        refused("b1 + b2)", 7, "closes nothing");
        refused("b1 b2", 3, "Join parts");
        refused("b1 + b9", 5, "b1 to b5");
        refused("b0", 0, "there is no band");
        refused("b1 + #", 5, "“#” cannot stand here");
        refused("b1 = b2", 3, "==");
        refused("sin(b1)", 0, "There are abs");
        refused("min(b1)", 0, "takes 2 values");
        refused("abs(b1, b2)", 0, "takes 1 value,");
        refused("\"thermal", 0, "does not end");
        refused("swir / b1", 0, "there is no band “swir”");
        refused("1 + 2", 0, "no band is used");
        refused("b1 ** b2", 4, "cannot stand here");
        refused("(".repeat(200) + "b1", 64, "nested");
        refused("b1" + "+b1".repeat(400), 1000, "longer than");
    }

    private static void refused(String text, int position, String part) {
        var refused = assertThrows(ExpressionException.class, () -> BandExpression.parse(text, BANDS), text);
        assertEquals(position, refused.position(), text + ": " + refused.getMessage());
        assertTrue(refused.getMessage().contains(part), text + ": " + refused.getMessage());
        assertTrue(refused.getMessage().startsWith("At character " + (position + 1) + ":"), refused.getMessage());
    }

    @Test
    void anyTextIsReadOrRefusedButNeverBreaks() {
        var alphabet = "b1+-*/^()., \"<>=0nirmaxe#";
        var random = new java.util.Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(14); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                assertFalse(BandExpression.parse(text.toString(), BANDS).bands().isEmpty());
            } catch (ExpressionException refused) {
                assertTrue(refused.position() <= text.length(), text.toString());
            }
        }
    }

    @Test
    void manyPixelsAreComputedAsOneIs() throws ExpressionException {
        var expression = BandExpression.parse("(b2-b1)/(b2+b1)", BANDS);
        var values = new float[2][5000];
        for (int i = 0; i < 5000; i++) {
            values[0][i] = 2 * i + 1; // the band that is named first
            values[1][i] = i;
        }
        var result = new float[5000];

        expression.compute(values, result);

        for (int i = 0; i < 5000; i++) {
            assertEquals((float) ((i + 1) / (3.0 * i + 1)), result[i], 1e-7f);
        }
    }

    @Test
    void indicesAreOfferedWhereTheirBandsAre() throws ExpressionException {
        assertTrue(SpectralIndex.NDVI.fits(BANDS));
        assertFalse(SpectralIndex.NDMI.fits(BANDS));
        assertFalse(SpectralIndex.NDVI.fits(bands("red", "green", "blue")));
        assertEquals((20f - 40) / (20f + 40), value(SpectralIndex.NDWI.formula()));
    }
}
