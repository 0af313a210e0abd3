package org.lapwing.model.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossFormulaTest {

    private static void refused(String text, String... expected) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> LossFormula.parse(text));
        for (var each : expected) {
            assertTrue(refusal.getMessage().contains(each), refusal.getMessage());
        }
    }

    @Test
    void textReadsBackAsTheSameFormula() {
        for (var text :
                List.of("ce", "ce:0.1", "ce+dice", "0.5*focal:3+lovasz", "jaccard", "gdice", "2*ce+0.25*gdice")) {
            assertEquals(text, LossFormula.parse(text).text());
        }
    }

    @Test
    void whatIsUsualIsNotWritten() {
        assertEquals("focal+dice", LossFormula.parse(" 1.0*Focal:2 + 1*dice ").text());
        assertEquals(LossFormula.CROSS_ENTROPY, LossFormula.parse("ce:0"));
    }

    @Test
    void weightsAndParametersAreRead() {
        var parts = LossFormula.parse("0.25*focal:0.5+dice").parts();
        assertEquals(new LossFormula.Part(0.25, LossTerm.FOCAL, 0.5), parts.getFirst());
        assertEquals(1, parts.getLast().weight());
        assertTrue(Double.isNaN(parts.getLast().parameter()));
    }

    @Test
    void whatCannotBeReadIsRefusedWithWhatThereIs() {
        refused("hinge", "hinge", "ce, focal, jaccard, dice, gdice, lovasz");
        refused("", "cannot be read");
        refused("ce+", "cannot be read");
        refused("-1*ce", "cannot be read");
        refused("1.2.3*ce", "1.2.3", "no number");
        refused("ce+ce", "ce twice");
        refused("0*ce", "above 0");
        refused("ce:0.95", "0 to 0.9", "0.95");
        refused("focal:11", "0 to 10");
        refused("dice:1", "dice takes no parameter");
    }
}
