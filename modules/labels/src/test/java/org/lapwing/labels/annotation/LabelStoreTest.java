package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

class LabelStoreTest {

    private final LabelStore store = Drawings.store();

    @Test
    void editsMakeNumberedSnapshotsThatDoNotChange() throws EditRefusedException {
        var empty = store.snapshot();
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 10, 10))));
        var one = store.snapshot();
        store.apply(new LabelEdit.Remove(Drawings.id(1)));

        assertEquals(
                List.of(1L, 2L, 3L),
                List.of(empty.revision(), one.revision(), store.snapshot().revision()));
        assertEquals(0, empty.size());
        assertEquals(1, one.size());
        assertEquals(2, one.find(Drawings.id(1)).orElseThrow().revision());
        assertEquals(0, store.snapshot().size());
    }

    @Test
    void laterAnnotationsLieAboveAndAReplacedOneKeepsItsPlace() throws EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 10, 10))));
        store.apply(new LabelEdit.Add(Drawings.drawn(2, 2, Drawings.box(5, 5, 15, 15))));
        store.apply(new LabelEdit.Replace(Drawings.drawn(1, 3, Drawings.box(0, 0, 9, 9))));

        var ids = store.snapshot().within(new Envelope(6, 7, 6, 7)).stream()
                .map(Annotation::id)
                .toList();
        assertEquals(List.of(Drawings.id(1), Drawings.id(2)), ids);
        assertEquals(
                List.of(Drawings.id(2)),
                store.snapshot().within(new Envelope(12, 13, 12, 13)).stream()
                        .map(Annotation::id)
                        .toList());
    }

    @Test
    void aShapeThatCrossesItselfIsMended() throws EditRefusedException {
        var bow = Drawings.shape("POLYGON ((0 0, 10 10, 10 0, 0 10, 0 0))");
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, bow)));
        var kept = store.snapshot().find(Drawings.id(1)).orElseThrow().geometry();
        assertTrue(kept.isValid());
        assertEquals(50, kept.getArea(), 1e-9);
    }

    @Test
    void aShapeThatEnclosesNothingIsRefusedWithItsPlaceAndNothingChanges() {
        var flat = Drawings.shape("POLYGON ((0 0, 10 10, 0 0, 0 0))");
        var refused = assertThrows(
                EditRefusedException.class, () -> store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, flat))));
        assertTrue(refused.getMessage().contains("encloses nothing"), refused.getMessage());
        assertTrue(refused.place().isPresent());
        assertEquals(1, store.snapshot().revision());
    }

    @Test
    void aBatchIsRefusedWholeWhereOnePartIs() {
        var batch = LabelEdit.of(List.of(
                new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))),
                new LabelEdit.Remove(Drawings.id(5))));
        assertThrows(EditRefusedException.class, () -> store.apply(batch));
        assertEquals(0, store.snapshot().size());
    }

    @Test
    void aClassInUseCannotBeDeletedUntilItsAnnotationsHaveAnother() throws EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))));
        var without = Drawings.CLASSES.without(Set.of(1));
        var refused = assertThrows(EditRefusedException.class, () -> store.apply(new LabelEdit.Classes(without)));
        assertTrue(refused.getMessage().startsWith("Class \"water\" still has 1 annotation;"), refused.getMessage());

        store.apply(LabelEdit.of(List.of(
                new LabelEdit.Classes(without),
                new LabelEdit.Replace(Drawings.drawn(1, 2, Drawings.box(0, 0, 1, 1))))));
        assertEquals(without, store.snapshot().classes());
    }

    @Test
    void anUnknownClassIsRefused() {
        var refused = assertThrows(
                EditRefusedException.class,
                () -> store.apply(new LabelEdit.Add(Drawings.drawn(1, 77, Drawings.box(0, 0, 1, 1)))));
        assertTrue(refused.getMessage().startsWith("Class 77 is not among the classes"), refused.getMessage());
    }

    @Test
    void listenersHearWhatChanged() throws EditRefusedException {
        var heard = new ArrayList<LabelChanges>();
        store.addListener((snapshot, changes) -> {
            assertEquals(snapshot.revision(), changes.revision());
            heard.add(changes);
        });
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))));
        store.apply(new LabelEdit.Replace(Drawings.drawn(1, 1, Drawings.box(2, 0, 3, 1))));
        assertEquals(new Envelope(0, 3, 0, 1), heard.get(1).bounds());
        assertEquals(Optional.empty(), heard.get(0).annotations().getFirst().before());
    }

    @Test
    void anyEditAndItsInverseAreAsIfNothingHadHappened() throws EditRefusedException {
        for (int seed = 0; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            var edited = Drawings.store();
            var edits = new RandomEdits(random);
            for (int i = 0; i < 40; i++) {
                edited.apply(edits.next(edited.snapshot()));
            }
            for (int i = 0; i < 40; i++) {
                var before = edited.snapshot();
                var inverse = edited.apply(edits.next(before));
                edited.apply(inverse);
                assertSame(before, edited.snapshot());
            }
        }
    }

    @Test
    void historyGoesBackToTheBeginningAndForwardToTheEnd() throws EditRefusedException {
        var history = new EditHistory(store);
        var edits = new RandomEdits(new SplittableRandom(11));
        var states = new ArrayList<LabelSnapshot>(List.of(store.snapshot()));
        for (int i = 0; i < 400; i++) {
            history.apply(edits.next(store.snapshot()));
            states.add(store.snapshot());
        }
        for (int i = 399; i >= 0; i--) {
            history.undo();
            assertSame(states.get(i), store.snapshot());
        }
        assertFalse(history.canUndo());
        for (int i = 1; i <= 400; i++) {
            history.redo();
            assertSame(states.get(i), store.snapshot());
        }
        assertFalse(history.canRedo());
    }

    @Test
    void anEditAfterUndoForgetsWhatCouldBeDoneAgain() throws EditRefusedException {
        var history = new EditHistory(store);
        history.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))));
        history.undo();
        history.apply(new LabelEdit.Add(Drawings.drawn(2, 1, Drawings.box(0, 0, 1, 1))));
        assertFalse(history.canRedo());
        assertEquals(Drawings.id(2), store.snapshot().annotations().getFirst().id());
    }

    @Test
    void manyAnnotationsAreFoundByPlaceAsBySearchingAll() throws EditRefusedException {
        var random = new SplittableRandom(3);
        var edits = new RandomEdits(random);
        for (int i = 0; i < 1500; i++) {
            store.apply(edits.next(store.snapshot()));
        }
        for (int i = 0; i < 50; i++) {
            var place = new Envelope(new Coordinate(random.nextDouble(100), random.nextDouble(100)));
            place.expandBy(random.nextDouble(20));
            var expected = store.snapshot().annotations().stream()
                    .filter(each -> each.geometry().getEnvelopeInternal().intersects(place))
                    .toList();
            assertEquals(expected, store.snapshot().within(place));
        }
    }

    private static void assertSame(LabelSnapshot expected, LabelSnapshot actual) {
        assertEquals(expected.classes(), actual.classes());
        assertEquals(expected.size(), actual.size());
        var all = actual.annotations();
        for (int i = 0; i < all.size(); i++) {
            var before = expected.annotations().get(i);
            assertTrue(before.saysTheSameAs(all.get(i)), before + " is now " + all.get(i));
        }
    }
}
