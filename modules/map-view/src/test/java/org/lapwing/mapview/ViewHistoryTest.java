package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewHistoryTest {

    private static final long LATER = ViewHistory.REST_NANOS;

    private final ViewHistory history = new ViewHistory();
    private long nanos;

    @Test
    void backAndForwardGoThroughTheViewsOneRestedAt() {
        rest(1);
        rest(2);
        rest(3);

        assertEquals(Optional.of(view(2)), history.back());
        assertEquals(Optional.of(view(1)), history.back());
        assertEquals(Optional.empty(), history.back());
        assertEquals(Optional.of(view(2)), history.forward());
        assertEquals(Optional.of(view(3)), history.forward());
        assertEquals(Optional.empty(), history.forward());
    }

    @Test
    void aDragIsOneMove() {
        rest(1);
        nanos += LATER;
        for (int step = 2; step < 50; step++) {
            nanos += LATER / 10;
            history.moved(view(step), nanos);
        }

        assertEquals(Optional.of(view(1)), history.back());
        assertEquals(Optional.of(view(49)), history.forward());
    }

    @Test
    void aNewMoveAfterGoingBackForgetsWhatWasAhead() {
        rest(1);
        rest(2);
        history.back();
        rest(3);

        assertEquals(Optional.empty(), history.forward());
        assertEquals(Optional.of(view(1)), history.back());
    }

    @Test
    void aMoveRightAfterGoingBackIsOneOfItsOwn() {
        rest(1);
        rest(2);
        history.back();
        history.moved(view(5), nanos);

        assertEquals(Optional.of(view(1)), history.back());
    }

    @Test
    void anotherWindowSizeIsNotAnotherView() {
        rest(1);
        nanos += LATER;
        history.moved(view(1).resized(300, 200, 1), nanos);

        assertEquals(Optional.empty(), history.back());
    }

    @Test
    void onlyTheLastHundredAreKept() {
        for (int step = 0; step < 250; step++) {
            rest(step);
        }
        int steps = 0;
        while (history.back().isPresent()) {
            steps++;
        }

        assertEquals(99, steps);
    }

    private void rest(int place) {
        nanos += LATER;
        history.moved(view(place), nanos);
    }

    private static Viewport view(int place) {
        return new Viewport(place, -place, 2, 640, 480, 1);
    }
}
