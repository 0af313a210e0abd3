package org.lapwing.labels.annotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLabelsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private static void assertSame(LabelSnapshot expected, LabelSnapshot found) {
        assertEquals(expected.revision(), found.revision());
        assertEquals(expected.crs(), found.crs());
        assertEquals(expected.classes(), found.classes());
        assertEquals(expected.annotations(), found.annotations());
    }

    @Test
    void everyStateThatThereWasIsReadWhileTheLabelsAreEdited() throws Exception {
        var file = folder.resolve("labels.gpkg");
        var states = new ArrayList<LabelSnapshot>();
        try (var store = LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "ann", CLOCK)) {
            states.add(store.snapshot());
            var edits = new RandomEdits(new SplittableRandom(4));
            for (int i = 0; i < 40; i++) {
                store.apply(edits.next(store.snapshot()));
                if (store.snapshot().revision() > states.getLast().revision()) {
                    states.add(store.snapshot());
                }
            }
            store.written().get();
            assertTrue(states.size() > 30, states.size() + " states");
            for (var state : states) {
                assertSame(state, SavedLabels.read(file, state.revision()));
            }
            assertSame(states.getLast(), SavedLabels.read(file));
        }
        assertSame(states.getLast(), SavedLabels.read(file));
        assertSame(states.get(7), SavedLabels.read(file, states.get(7).revision()));
    }

    @Test
    void filesOfAnnotationsAreKnown() throws Exception {
        var file = folder.resolve("renamed.bin");
        LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "ann", CLOCK).close();
        assertTrue(SavedLabels.isLabels(file));
        assertFalse(SavedLabels.isLabels(Files.writeString(folder.resolve("other.gpkg"), "no database")));
        assertFalse(SavedLabels.isLabels(folder.resolve("missing.gpkg")));
    }

    @Test
    void readingChangesNothing() throws Exception {
        var file = folder.resolve("labels.gpkg");
        LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "ann", CLOCK).close();
        var before = Files.readAllBytes(file);
        SavedLabels.read(file);
        assertEquals(before.length, Files.size(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void otherFilesAreRefusedWithASentence() throws IOException {
        var missing = folder.resolve("missing.gpkg");
        var refused = assertThrows(LabelStoreException.class, () -> SavedLabels.read(missing));
        assertTrue(refused.getMessage().contains("There is no file " + missing), refused.getMessage());
        var text = Files.writeString(folder.resolve("text.gpkg"), "not a database at all");
        assertTrue(assertThrows(LabelStoreException.class, () -> SavedLabels.read(text))
                .getMessage()
                .contains("is no GeoPackage"));
        var file = folder.resolve("labels.gpkg");
        LabelStore.create(file, Drawings.UTM, Drawings.CLASSES, "ann", CLOCK).close();
        assertTrue(assertThrows(LabelStoreException.class, () -> SavedLabels.read(file, 0))
                .getMessage()
                .contains("has no revision 0"));
    }
}
