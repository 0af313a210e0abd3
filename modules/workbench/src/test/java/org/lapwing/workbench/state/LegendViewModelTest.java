package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.workbench.fake.FakeLand;

class LegendViewModelTest {

    private final LegendViewModel legend = new LegendViewModel();

    @Test
    void everyEditCanBeUndoneAndRedone() {
        legend.load(Optional.of(FakeLand.LEGEND));
        legend.rename(1, "forest");
        legend.move(1, -1);
        legend.ignoreClass(3);
        var edited = current();

        legend.undo();
        legend.undo();
        legend.undo();
        assertEquals(FakeLand.LEGEND, current());
        assertFalse(legend.undoable().get());

        legend.redo();
        legend.redo();
        legend.redo();
        assertEquals(edited, current());
        assertEquals("forest", edited.classes().getFirst().name());
        assertEquals(Set.of(0, 4), edited.ignore());
    }

    @Test
    void anEditThatContradictsItselfChangesNothingAndIsExplained() {
        legend.load(Optional.of(FakeLand.LEGEND));

        legend.merge(0, "2, 9");
        assertEquals(FakeLand.LEGEND, current());
        assertTrue(legend.problem().get().contains("code 2"), legend.problem().get());

        legend.merge(0, "many");
        assertTrue(legend.problem().get().contains("many"), legend.problem().get());

        legend.merge(0, "8, 9");
        assertEquals(List.of(8, 9), current().classes().getFirst().merges());
        assertEquals("", legend.problem().get());
    }

    @Test
    void movingPastTheEndsDoesNothing() {
        legend.load(Optional.of(FakeLand.LEGEND));

        legend.move(0, -1);
        legend.move(3, 1);

        assertEquals(FakeLand.LEGEND, current());
    }

    @Test
    void movingSwapsNeighbours() {
        legend.load(Optional.of(FakeLand.LEGEND));

        legend.move(0, 1);

        assertEquals(
                List.of(2, 1, 3, 4),
                current().classes().stream().map(each -> each.code()).toList());
    }

    @Test
    void newClassesGetTheLowestFreeCode() {
        legend.load(Optional.of(FakeLand.LEGEND));

        legend.addNext();

        assertEquals(5, current().classes().getLast().code());
    }

    @Test
    void aLegendCanBeStartedFromNothing() {
        legend.addNext();

        assertEquals(1, current().size());
        assertTrue(legend.edited().get());
    }

    @Test
    void ignoredColoursSurviveOtherEdits() {
        legend.load(Optional.of(FakeLand.LEGEND));
        legend.ignoreColor("#50E3C2");
        legend.rename(0, "lake");

        assertEquals(Set.of("#50E3C2"), current().ignoreColors());
    }

    private Legend current() {
        return legend.legend().get().orElseThrow();
    }
}
