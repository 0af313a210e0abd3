package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.update.UpdateResult;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class UpdateViewModelTest {

    private final ManualExecutor background = new ManualExecutor();
    private final FakeServices services =
            new FakeServices(background, FakeServices.immediate().tiles(), new FakeLand(32));
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final ReadOnlyObjectWrapper<Optional<LabelSnapshot>> labels = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final LabelStore store =
            LabelStore.inMemory("EPSG:32632", LabelClasses.of(FakeLand.LEGEND), "somebody", Clock.systemUTC());
    private final UpdateViewModel update = new UpdateViewModel(
            services,
            window.jobs(),
            window.notices(),
            window.workspace(),
            window.live(),
            window.train(),
            labels.getReadOnlyProperty(),
            new ReadOnlyObjectWrapper<>(Optional.of(Path.of("labels.gpkg"))));

    @Test
    void whatIsMissingIsSaidAndNewLabelsAreCounted() throws Exception {
        assertEquals(UpdateStage.NO_MODEL, update.stage().get());
        open();
        assertEquals(UpdateStage.NOTHING_NEW, update.stage().get());
        label(3);
        assertEquals(UpdateStage.READY, update.stage().get());
        assertEquals(3, update.pending().get());
    }

    @Test
    void anUpdatedModelIsOnTheMapByItselfAndTellsWhatItChanged() throws Exception {
        open();
        label(2);
        var published = new ArrayList<UpdateResult.Published>();
        update.onPublished(published::add);
        int before = services.models.offers;
        var done = update.update();
        assertEquals(UpdateStage.UPDATING, update.stage().get());
        background.runAll();

        assertTrue(done.isDone());
        assertEquals(before + 1, services.models.offers);
        assertEquals(1, published.size());
        assertEquals(2, services.updates.orders.getFirst().labels().size());
        assertEquals(
                "Updated in 1.9 s. Earlier labels: mean IoU 62.0 % before, 64.0 % now.",
                UpdateViewModel.told(update.last().get().orElseThrow()));
    }

    @Test
    void anUpdateThatWouldForgetIsNotKeptAndOffersATraining() throws Exception {
        open();
        label(1);
        services.updates.refusing = true;
        int before = services.models.offers;
        update.update();
        background.runAll();

        assertEquals(before, services.models.offers);
        var notice = window.notices().unread().getFirst();
        assertEquals("The update was not kept", notice.title());
        assertEquals("Train fully", notice.action().orElseThrow().text());
        assertEquals(UpdateStage.READY, update.stage().get(), "the labels are still new to the model");
    }

    @Test
    void anUpdateCanBeStopped() throws Exception {
        open();
        label(1);
        var stopped = update.update();
        update.cancel();
        background.runAll();

        assertTrue(stopped.isCompletedExceptionally());
        assertTrue(services.updates.orders.isEmpty());
        assertEquals(UpdateStage.READY, update.stage().get());
        assertTrue(window.notices().unread().isEmpty());
    }

    @Test
    void theCommandLineDoesTheSame() throws Exception {
        assertTrue(update.commandLine().isEmpty());
        open();
        assertTrue(update.commandLine().orElseThrow().matches("lapwing update --project \\S*trained"));

        window.workspace().openImage(Path.of("image.tif"));
        background.runAll();
        window.workspace().useModel(Path.of("trained-model"));
        background.runAll();
        assertEquals(
                "lapwing update --image image.tif --model trained-model --annotations labels.gpkg",
                update.commandLine().orElseThrow());
    }

    private void open() {
        window.workspace().openProject(Path.of("trained"));
        background.runAll();
    }

    private void label(int count) throws Exception {
        var shapes = new GeometryFactory();
        store.apply(LabelEdit.of(IntStream.range(0, count)
                .mapToObj(index -> new LabelEdit.Add(Annotation.drawn(
                        UUID.randomUUID(),
                        2,
                        shapes.createPoint(new Coordinate(500_000.5 + index, 5_399_990.5)),
                        "somebody",
                        Instant.EPOCH)))
                .toList()));
        labels.set(Optional.of(store.snapshot()));
    }
}
