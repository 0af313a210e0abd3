package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.SourceId;

class LayerHistoryTest {

    private final LayerHistory history = new LayerHistory();
    private final Layer first = Layer.of("p", "p", pyramid("one", 100), PainterStage.GREY);

    @Test
    void earlierSourcesAreRememberedNewestFirst() {
        history.next(List.of(first));
        history.next(List.of(first.withSource(pyramid("two", 100))));

        assertEquals(List.of(SourceId.of("two"), SourceId.of("one")), earlier(pyramid("three", 100)));
    }

    @Test
    void aSourceThatComesBackIsNotItsOwnPast() {
        history.next(List.of(first));
        history.next(List.of(first.withSource(pyramid("two", 100))));

        assertEquals(List.of(SourceId.of("two")), earlier(pyramid("one", 100)));
    }

    @Test
    void onlyAFewAreKept() {
        for (int i = 0; i < 9; i++) {
            history.next(List.of(first.withSource(pyramid("model " + i, 100))));
        }
        assertEquals(3, earlier(pyramid("last", 100)).size());
    }

    @Test
    void aSourceOfAnotherGridStartsAfresh() {
        history.next(List.of(first));

        assertEquals(List.of(), earlier(pyramid("wider", 200)));
    }

    @Test
    void aLayerThatWasGoneStartsAfresh() {
        history.next(List.of(first));
        history.next(List.of());

        assertEquals(List.of(), earlier(pyramid("two", 100)));
    }

    private List<SourceId> earlier(FakePyramid source) {
        return history.next(List.of(first.withSource(source))).getFirst().earlier();
    }

    private static FakePyramid pyramid(String name, int columns) {
        return new FakePyramid(name, columns, 50, 1, 0);
    }
}
