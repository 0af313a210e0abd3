package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;

class ComparedScoresTest {

    private static final float LN3 = (float) Math.log(3);
    private static final TileCache CACHE = new TileCache(1 << 20);
    private static final Window ALL = Window.of(0, 0, 3, 1);

    private final RasterSource mine = scores("mine", 2, -1, LN3, 0, 99, 0, 0, -99);
    private final RasterSource theirs = scores("theirs", 2, -1, 0, 0, -99, LN3, 0, 99);

    /// Three pixels in a row.
    private static RasterSource scores(String version, int classes, int invalid, float... samples) {
        var bands = new ArrayList<Band>();
        for (int index = 0; index < classes; index++) {
            bands.add(Band.of("class " + index, SampleType.FLOAT32));
        }
        var without = new BitSet();
        if (invalid >= 0) {
            without.set(invalid);
        }
        return new MemoryRaster(
                new SourceId("image", version),
                new Grid(3, 1, new GridToCrs(0, 1, 0, 0, 0, -1), "EPSG:32633"),
                new Tile(ALL, bands, samples, Optional.of(without)));
    }

    private static Tile read(RasterSource source) throws RasterReadException {
        return source.read(ALL, CancelToken.NEVER);
    }

    @Test
    void theScoresOfTheFirstStayAsTheyAreAndTheOtherFollows() throws Exception {
        var tile = read(new ComparedScores(mine, theirs, List.of(0, 1), CACHE));

        assertEquals(5, tile.bands().size());
        assertEquals(LN3, tile.sample(0, 0, 0), 1e-6);
        assertEquals(1, tile.sample(2 + ComparedScores.OTHER_CLASS, 0, 0));
        assertEquals(0.75, tile.sample(2 + ComparedScores.OTHER_CONFIDENCE, 0, 0), 1e-6);
        assertEquals(0.5, tile.sample(2 + ComparedScores.DISTANCE, 0, 0), 1e-6);
        assertEquals(0, tile.sample(2 + ComparedScores.DISTANCE, 1, 0), 1e-6);
        assertEquals(1, tile.sample(2 + ComparedScores.DISTANCE, 2, 0), 1e-6);
    }

    @Test
    void classesAreMatchedByTheirCounterparts() throws Exception {
        var tile = read(new ComparedScores(mine, theirs, List.of(1, 0), CACHE));

        assertEquals(0, tile.sample(2 + ComparedScores.OTHER_CLASS, 0, 0));
        assertEquals(0, tile.sample(2 + ComparedScores.DISTANCE, 0, 0), 1e-6);
        assertEquals(0, tile.sample(2 + ComparedScores.DISTANCE, 2, 0), 1e-6);
    }

    @Test
    void aClassThatOnlyOneModelKnowsIsDisagreement() throws Exception {
        var tile = read(new ComparedScores(mine, theirs, List.of(ComparedScores.NO_COUNTERPART, 0), CACHE));

        assertEquals(0, tile.sample(2 + ComparedScores.OTHER_CLASS, 0, 0));
        assertEquals(ComparedScores.NO_COUNTERPART, tile.sample(2 + ComparedScores.OTHER_CLASS, 1, 0));
        // 3/4 and 1/4 against 3/4 and an unknown quarter
        assertEquals(0.25, tile.sample(2 + ComparedScores.DISTANCE, 0, 0), 1e-6);
    }

    @Test
    void aPixelThatLacksInEitherIsNoData() throws Exception {
        var holed = scores("holed", 2, 1, 0, 0, 0, 0, 0, 0);

        var tile = read(new ComparedScores(mine, holed, List.of(0, 1), CACHE));

        assertTrue(tile.isValid(0, 0));
        assertFalse(tile.isValid(1, 0));
    }

    @Test
    void anotherPartnerOrMatchIsAnotherSource() {
        var one = new ComparedScores(mine, theirs, List.of(0, 1), CACHE).id();

        assertNotEquals(mine.id(), one);
        assertNotEquals(one, new ComparedScores(mine, theirs, List.of(1, 0), CACHE).id());
        assertNotEquals(one, new ComparedScores(theirs, mine, List.of(0, 1), CACHE).id());
        assertEquals(one, new ComparedScores(mine, theirs, List.of(0, 1), CACHE).id());
    }

    @Test
    void readingInTheBackgroundGivesTheSame() throws Exception {
        var compared = new ComparedScores(mine, theirs, List.of(0, 1), CACHE);

        var tile = compared.readAsync(ALL, CancelToken.NEVER, Runnable::run).get();

        for (int band = 0; band < 5; band++) {
            assertEquals(read(compared).sample(band, 2, 0), tile.sample(band, 2, 0));
        }
    }

    @Test
    void counterpartsMustFitTheBands() {
        assertThrows(IllegalArgumentException.class, () -> new ComparedScores(mine, theirs, List.of(0), CACHE));
        assertThrows(IllegalArgumentException.class, () -> new ComparedScores(mine, theirs, List.of(0, 2), CACHE));
    }
}
