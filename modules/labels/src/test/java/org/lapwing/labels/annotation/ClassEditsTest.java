package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClassEditsTest {

    private final LabelStore store = Drawings.store();

    @Test
    void mergingGivesAllAnnotationsTheOtherClassAndIsOneStepBack() throws EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 3, Drawings.box(0, 0, 1, 1))));
        store.apply(new LabelEdit.Add(Drawings.drawn(2, 1, Drawings.box(0, 0, 1, 1))));
        var before = store.snapshot();

        var back = store.apply(ClassEdits.merge(before, 3, 1));

        assertEquals(
                List.of(1, 1),
                store.snapshot().annotations().stream()
                        .map(Annotation::classCode)
                        .toList());
        assertTrue(store.snapshot().classes().find(3).isEmpty());
        store.apply(back);
        assertEquals(before.classes(), store.snapshot().classes());
        assertEquals(
                List.of(3, 1),
                store.snapshot().annotations().stream()
                        .map(Annotation::classCode)
                        .toList());
    }

    @Test
    void theKindsOfAMergedClassBecomeKindsOfTheOther() throws EditRefusedException {
        store.apply(ClassEdits.merge(store.snapshot(), 2, 1));
        assertEquals(
                OptionalInt.of(1),
                store.snapshot().classes().find(3).orElseThrow().parent());
    }

    @Test
    void aClassMergedIntoItsOwnKindLeavesItOnTheUpperLevel() throws EditRefusedException {
        store.apply(ClassEdits.merge(store.snapshot(), 2, 3));
        assertEquals(
                OptionalInt.empty(),
                store.snapshot().classes().find(3).orElseThrow().parent());
    }

    @Test
    void mergingIntoWhatIsUnknownIsRefusedWhereKindsWouldFollow() {
        var refused = assertThrows(EditRefusedException.class, () -> ClassEdits.merge(store.snapshot(), 2, 9));
        assertTrue(refused.getMessage().contains("Change the levels first"), refused.getMessage());
    }

    @Test
    void aClassInUseIsNotRemoved() throws EditRefusedException {
        store.apply(new LabelEdit.Add(Drawings.drawn(1, 1, Drawings.box(0, 0, 1, 1))));
        var refused = assertThrows(EditRefusedException.class, () -> ClassEdits.remove(store.snapshot(), 1));
        assertTrue(refused.getMessage().startsWith("Class \"water\" still has 1 annotation"), refused.getMessage());
        store.apply(ClassEdits.remove(store.snapshot(), 3));
        assertTrue(store.snapshot().classes().find(3).isEmpty());
    }

    @Test
    void levelsAreTwoAndWhatIsUnknownStandsAlone() {
        var all = Drawings.CLASSES;
        var water = all.find(1).orElseThrow();
        assertThrows(
                IllegalArgumentException.class,
                () -> all.replacing(
                        new LabelClass(1, water.name(), water.color(), OptionalInt.of(3), LabelClass.Role.GROUND)));
        assertThrows(
                IllegalArgumentException.class,
                () -> all.replacing(
                        new LabelClass(1, water.name(), water.color(), OptionalInt.of(9), LabelClass.Role.GROUND)));
        assertEquals(
                List.of("water", "beech"),
                all.legend().classes().stream().map(each -> each.name()).toList());
        assertEquals(
                List.of("water", "forest"),
                all.coarseLegend().classes().stream().map(each -> each.name()).toList());
        assertEquals(1, all.coarseLegend().indexOfCode(3), "a beech is a forest");
    }
}
