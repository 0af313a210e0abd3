package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.ScoreMeasures;

/// Numbers computed by hand: three classes, pixels (0.5, 0.25, 0.25), (1, 0, 0) and (0.4, 0.4, 0.2).
class PixelMeasuresTest {

    private static final float[] THREE = {0.5f, 1, 0.4f, 0.25f, 0, 0.4f, 0.25f, 0, 0.2f};

    @Test
    void entropyIsInUnitsOfClassesAlike() {
        var measure = new float[3];
        ScoreMeasures.entropyAll(THREE, 3, 3, measure);
        // 1.5 ln 2 = 1.03972 and 0.8 ln 2.5 + 0.2 ln 5 = 1.05492, both over ln 3 = 1.09861
        assertArrayEquals(new float[] {0.946395f, 0, 0.960230f}, measure, 1e-5f);
    }

    @Test
    void marginIsOneWhereTwoClassesTie() {
        var measure = new float[3];
        PixelMeasures.margin(THREE, 3, 3, measure);
        assertArrayEquals(new float[] {0.75f, 0, 1}, measure, 1e-6f);
    }

    @Test
    void leastConfidenceIsWhatTheBestClassLacks() {
        var measure = new float[3];
        PixelMeasures.leastConfidence(THREE, 3, 3, measure);
        assertArrayEquals(new float[] {0.5f, 0, 0.6f}, measure, 1e-6f);
    }

    @Test
    void mutualInformationTellsDisagreementFromDoubt() {
        // pixel 0: two certain models that disagree; pixel 1: two that agree to be in doubt; pixel 2: 0.9 against 0.5
        var one = new float[] {1, 0.5f, 0.9f, 0, 0.5f, 0.1f};
        var other = new float[] {0, 0.5f, 0.5f, 1, 0.5f, 0.5f};
        var measure = new float[3];
        PixelMeasures.mutualInformation(List.of(one, other), 2, 3, measure);
        // H(0.7, 0.3) = 0.610864, H(0.9, 0.1) = 0.325083, H(0.5, 0.5) = 0.693147: (0.610864 - 0.509115) / ln 2
        assertArrayEquals(new float[] {1, 0, 0.146793f}, measure, 1e-5f);
    }

    @Test
    void mutualInformationIsTheMeanDivergenceFromTheMean() {
        var one = new float[] {0.7f, 0.2f, 0.1f};
        var other = new float[] {0.1f, 0.3f, 0.6f};
        var measure = new float[1];
        PixelMeasures.mutualInformation(List.of(one, other), 3, 1, measure);
        double divergence = 0;
        for (var model : List.of(one, other)) {
            for (int index = 0; index < 3; index++) {
                divergence += model[index] * Math.log(2 * model[index] / (one[index] + other[index])) / 2;
            }
        }
        assertEquals(divergence / Math.log(3), measure[0], 1e-6);
    }

    @Test
    void votesThatAreSpreadAsFarAsPossibleScoreOne() {
        var first = new float[] {0.6f, 0.6f, 0.9f, 0.4f, 0.4f, 0.1f};
        var second = new float[] {0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f};
        var third = new float[] {0.7f, 0.3f, 0.2f, 0.3f, 0.7f, 0.8f};
        var measure = new float[3];
        PixelMeasures.voteEntropy(List.of(first, second, third), 2, 3, measure);
        // three votes on two classes can be split 2 to 1 at most
        assertArrayEquals(new float[] {0, 1, 1}, measure, 1e-6f);
        PixelMeasures.voteEntropy(List.of(first, second), 2, 3, measure);
        assertArrayEquals(new float[] {0, 1, 0}, measure, 1e-6f);
    }
}
