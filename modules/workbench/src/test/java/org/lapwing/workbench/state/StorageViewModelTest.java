package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.fake.FakeServices;

class StorageViewModelTest {

    private static final long GIBIBYTE = 1L << 30;

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final StorageViewModel storage = window.storage();

    private List<String> asked() {
        return services.models.storage.asked;
    }

    @Test
    void aProjectThatKeepsPredictionsFindsThemBeforeItsModelIsOffered() {
        services.files().keptPredictionBytes = 2 * GIBIBYTE;
        services.models.storage.asked.clear();
        window.live().prediction().addListener(_ -> asked().add("predicted"));
        window.workspace().openProject(Path.of("trained"));

        assertEquals(List.of("keep " + 2 * GIBIBYTE + " in predictions", "predicted"), asked());
        assertEquals(2 * GIBIBYTE, storage.diskLimit().get());
    }

    @Test
    void keepingIsWrittenIntoTheProjectAndHoldsAtOnce() {
        window.workspace().openProject(Path.of("trained"));
        assertEquals(0, storage.diskLimit().get());
        asked().clear();
        services.files().written.clear();

        storage.keep(5 * GIBIBYTE);
        assertEquals(List.of("keep " + 5 * GIBIBYTE + " in predictions"), asked());
        assertEquals(List.of("project.json"), services.files().written);
        assertEquals(
                5 * GIBIBYTE, window.workspace().project().get().orElseThrow().keptPredictionBytes());

        storage.keep(0);
        assertEquals("keep in memory", asked().getLast());
        assertEquals(0, storage.diskLimit().get());
    }

    @Test
    void anotherImageWithoutAProjectKeepsInMemory() {
        services.files().keptPredictionBytes = GIBIBYTE;
        window.workspace().openProject(Path.of("trained"));
        window.workspace().openImage(Path.of("other.tif"));

        assertEquals("keep in memory", asked().getLast());
        assertTrue(storage.folder().get().isEmpty());
        storage.keep(GIBIBYTE);
        assertEquals(0, storage.diskLimit().get(), "there is no place for them");
    }

    @Test
    void aDiskThatRefusesOrFillsUpIsToldAndStopsNothing() {
        services.models.storage.refusing = true;
        services.files().keptPredictionBytes = GIBIBYTE;
        window.workspace().openProject(Path.of("trained"));
        assertEquals(1, window.notices().unread().size());
        assertTrue(window.live().prediction().get().isPresent());

        services.models.storage.fill();
        assertEquals(2, window.notices().unread().size());
        assertEquals(0, storage.diskLimit().get());
    }

    @Test
    void theMemoryBudgetHoldsAtOnce() {
        storage.setMemoryBudget(64L << 20);

        assertEquals(64L << 20, services.models.storage.memoryBudget());
        assertEquals(64L << 20, storage.memoryBudget().get());
        storage.delete();
        assertEquals(List.of(), asked(), "nothing to delete without a project");
    }
}
