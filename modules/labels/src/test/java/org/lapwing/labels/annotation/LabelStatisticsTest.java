package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.annotation.LabelStatistics.Amount;
import org.locationtech.jts.geom.Envelope;

class LabelStatisticsTest {

    private final LabelStore pixels = LabelStore.inMemory("", Drawings.CLASSES, "Ada", Drawings.CLOCK);

    @Test
    void areasAndPatchesAreCountedPerClassAuthorAndRoundWithoutWhatIsCovered()
            throws IOException, EditRefusedException {
        pixels.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 10, 10))));
        pixels.apply(new LabelEdit.Add(
                Drawings.drawn(2, 2, Drawings.box(5, 0, 15, 10)).withRound(1)));
        pixels.apply(new LabelEdit.Add(Drawings.drawn(3, 1, Drawings.box(20, 0, 24, 10))
                .withAuthor("Bob", Drawings.NOON)
                .withRound(1)));
        pixels.apply(
                new LabelEdit.Add(Drawings.drawn(4, 9, Drawings.point(2, 2)).withRound(2)));
        var patches = List.of(new Envelope(0, 8, 0, 8), new Envelope(8, 16, 0, 8), new Envelope(16, 24, 0, 8));

        var found = LabelStatistics.of(pixels.snapshot(), patches, CancelToken.NEVER);

        assertEquals(new Amount(2, 90, 2), found.byClass().get(1));
        assertEquals(new Amount(1, 100, 2), found.byClass().get(2));
        assertEquals(new Amount(1, 0, 1), found.byClass().get(9));
        assertEquals(Set.of(1, 2, 9), found.byClass().keySet());
        assertEquals(new Amount(3, 150, 2), found.byAuthor().get("Ada"));
        assertEquals(new Amount(2, 140, 3), found.byRound().get(1));
        assertEquals(new Amount(4, 190, 3), found.total());
    }

    @Test
    void areasWithGeoreferenceAreThoseOnTheEllipsoid() throws IOException, EditRefusedException {
        var store = Drawings.store();
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(500_000, 5_000_000, 501_000, 5_001_000))));
        var found = LabelStatistics.of(store.snapshot(), List.of(), CancelToken.NEVER);
        assertTrue(found.isOnGround());
        assertEquals(1_000_000 / (0.9996 * 0.9996), found.total().area(), 2);
    }

    @Test
    void nothingLabelledIsNothing() throws IOException {
        assertEquals(
                new Amount(0, 0, 0),
                LabelStatistics.of(pixels.snapshot(), List.of(), CancelToken.NEVER)
                        .total());
    }
}
