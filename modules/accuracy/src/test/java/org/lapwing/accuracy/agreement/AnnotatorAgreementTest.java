package org.lapwing.accuracy.agreement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.estimate.Confidence;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class AnnotatorAgreementTest {

    /// Four patches of 20 pixels, two classes; every figure below was worked out by hand.
    ///
    /// Agreeing pixels are 18, 16, 20 and 10 of 20 each: 64 of 80, a share of 0.8. The residuals y − 0.8 · 20 are
    /// 2, 0, 4 and −6, their squares sum to 56; the variance is 4 / 3 · 56 / 80² = 0.0116667, the effective number
    /// 0.8 · 0.2 / 0.0116667 = 13.7143. Wilson: z² / n = 3.8416 / 13.7143 = 0.280117.
    private static final List<PatchAgreement> PATCHES = List.of(
            patch(0, List.of(8L, 2L), List.of(0L, 10L)),
            patch(1, List.of(6L, 0L), List.of(4L, 10L)),
            patch(2, List.of(10L, 0L), List.of(0L, 10L)),
            patch(3, List.of(0L, 10L), List.of(0L, 10L)));

    private final AnnotatorAgreement agreement = AnnotatorAgreement.of(PATCHES, 2, Confidence.PUBLISHED);

    @Test
    void overallAgreementHasWilsonsIntervalForAsManyPixelsAsVaryAsPatchesDo() {
        var overall = agreement.overall();
        assertEquals(0.8, overall.estimate().orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(0.01166666667), overall.se().orElseThrow(), 1e-9);
        // (0.8 + 0.1400585 ± 1.96 √(0.8·0.2/13.7143 + 0.280117/(4·13.7143))) / 1.280117
        double half = 1.96 * Math.sqrt(0.16 / 13.7142857 + 0.2801167 / (4 * 13.7142857));
        assertEquals((0.8 + 0.14005833 - half) / 1.2801167, overall.lower().orElseThrow(), 1e-6);
        assertEquals((0.8 + 0.14005833 + half) / 1.2801167, overall.upper().orElseThrow(), 1e-6);
        assertEquals(0.5361, overall.lower().orElseThrow(), 5e-5);
        assertEquals(0.9326, overall.upper().orElseThrow(), 5e-5);
        assertTrue(overall.note().startsWith("Only 4 patches"), overall.note());
    }

    @Test
    void agreementOnAClassIsTwiceWhatBothGaveItOverWhatEitherDid() {
        // first gave class 0 to 10 + 6 + 10 + 10 = 36 pixels, second to 8 + 10 + 10 + 0 = 28, both to 24
        assertEquals(48.0 / 64, agreement.ofClass(0).estimate().orElseThrow(), 1e-12);
        // first gave class 1 to 10 + 14 + 10 + 10 = 44, second to 12 + 10 + 10 + 20 = 52, both to 40
        assertEquals(80.0 / 96, agreement.ofClass(1).estimate().orElseThrow(), 1e-12);
    }

    @Test
    void kappaIsWhatIsLeftBeyondChance() {
        // by chance 36/80 · 28/80 + 44/80 · 52/80 = 0.515
        assertEquals((0.8 - 0.515) / (1 - 0.515), agreement.kappa().orElseThrow(), 1e-12);
    }

    @Test
    void patchesToDecideAboutComeWorstFirst() {
        assertEquals(
                List.of(3, 1, 0),
                agreement.toAdjudicate().stream()
                        .map(each -> (int) each.patch().column())
                        .toList());
        assertEquals(
                Optional.of(new PatchAgreement.Difference(1, 0, 4)),
                agreement.toAdjudicate().get(1).commonest());
        assertEquals(Optional.empty(), PATCHES.get(2).commonest());
    }

    @Test
    void perfectAgreementIsNoCertainty() {
        var all = IntStream.range(0, 12)
                .mapToObj(i -> patch(i, List.of(9L, 0L), List.of(0L, 1L)))
                .toList();
        var perfect = AnnotatorAgreement.of(all, 2, Confidence.PUBLISHED).overall();
        assertEquals(1, perfect.estimate().orElseThrow());
        assertEquals(12 / (12 + 3.8416), perfect.lower().orElseThrow(), 1e-9);
    }

    @Test
    void aClassThatNobodyGaveAndASinglePatchHaveNoInterval() {
        var one = AnnotatorAgreement.of(PATCHES.subList(2, 3), 2, Confidence.PUBLISHED);
        assertTrue(one.overall().lower().isEmpty());
        assertTrue(one.overall().reason().startsWith("one patch"), one.overall().reason());
        var none = AnnotatorAgreement.of(List.of(), 2, Confidence.PUBLISHED);
        assertTrue(none.ofClass(0).estimate().isEmpty());
        assertTrue(none.kappa().isEmpty());
    }

    @Test
    void onlyPixelsThatBothLabelledAreCompared() throws RasterReadException {
        var first = raster("a", "001.", "11..");
        var second = raster("b", "0.1.", "0110");
        var found = AnnotatorAgreement.compare(
                first,
                second,
                2,
                List.of(Window.of(0, 0, 2, 2), Window.of(2, 0, 2, 2)),
                Confidence.PUBLISHED,
                CancelToken.NEVER,
                ProgressListener.NONE);
        var left = found.patches().getFirst();
        assertEquals(List.of(List.of(1L, 0L), List.of(1L, 1L)), left.matrix().rows());
        assertEquals(1, left.onlyFirst());
        assertEquals(0, left.onlySecond());
        assertEquals(2, found.patches().getLast().onlySecond());
        assertEquals(4, found.matrix().total());
    }

    @Test
    void patchesForASecondLookAreASimpleRandomSample() {
        var patches = new ArrayList<Window>();
        for (int i = 0; i < 10; i++) {
            patches.add(Window.of(i, 0, 1, 1));
        }
        var drawn = new int[10];
        for (int seed = 0; seed < 4000; seed++) {
            var chosen = SecondLabels.choose(patches, 3, new SplittableRandom(seed));
            assertEquals(3, chosen.size());
            chosen.forEach(each -> drawn[(int) each.column()]++);
        }
        for (int count : drawn) {
            assertEquals(1200, count, 130);
        }
        assertEquals(patches, SecondLabels.choose(patches, 99, new SplittableRandom(1)));
    }

    private static PatchAgreement patch(int number, List<Long> first, List<Long> second) {
        return new PatchAgreement(Window.of(number, 0, 5, 4), ConfusionMatrix.of(List.of(first, second)), 0, 0);
    }

    private static MemoryRaster raster(String name, String... rows) {
        int width = rows[0].length();
        var grid = Grid.ofPixels(width, rows.length);
        var samples = new byte[width * rows.length];
        var nothing = new BitSet();
        for (int i = 0; i < samples.length; i++) {
            char value = rows[i / width].charAt(i % width);
            nothing.set(i, value == '.');
            samples[i] = (byte) (value == '.' ? 255 : value - '0');
        }
        return new MemoryRaster(
                SourceId.of(name),
                grid,
                new Tile(grid.bounds(), List.of(Band.of("class", SampleType.UINT8)), samples, Optional.of(nothing)));
    }
}
