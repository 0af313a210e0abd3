package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.learning.query.LabelBudget;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.QueueState;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Window;
import org.lapwing.workbench.fake.FakeCheckpoint;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.QueueService.Kept;
import org.lapwing.workbench.service.QueueService.Order;

class LocalQueueTest {

    private static final int SIDE = 256;

    @TempDir
    Path folder;

    private final FakeLand land = new FakeLand(SIDE);
    private final DeviceQueue device = new DeviceQueue("device-0");
    private final LocalQueue queue = new LocalQueue(
            (_, _) -> {
                throw new AssertionError("drawing by lot asks no model");
            },
            device,
            Runnable::run);

    @AfterEach
    void close() {
        device.close();
    }

    @Test
    void patchesAreDrawnByLotAndThoseDealtWithBeforeAreNot() throws Exception {
        var first = ask(10, List.of());
        assertEquals(10, first.candidates().size());
        assertEquals(16, first.poolPatches());
        var known =
                first.candidates().stream().map(each -> each.patch().window()).toList();

        var second = ask(10, known);

        assertEquals(6, second.candidates().size(), "all that are left");
        assertTrue(second.candidates().stream()
                .noneMatch(each -> known.contains(each.patch().window())));
        assertFalse(second.remarks().isEmpty());
    }

    @Test
    void patchesThatAreLeftAreRankedAnewWhateverLiesBetweenThem() throws Exception {
        var left = List.of(patch(0), patch(64), patch(128));
        var ranked = queue.rank(
                order(QuerySettings.of(QueryStrategy.RANDOM).withMinimumDistance(10_000), List.of()),
                left,
                CancelToken.NEVER,
                ProgressListener.NONE);

        assertEquals(3, ranked.candidates().size());
        assertTrue(ranked.candidates().stream().allMatch(each -> left.contains(each.patch())));
    }

    @Test
    void aQueueIsKeptInTheProjectAndFoundAgain() throws Exception {
        assertEquals(Optional.empty(), queue.read(folder));
        var kept = new Kept(
                ask(5, List.of()),
                QueueState.start(5, LabelBudget.ofPatches(30))
                        .spent(12)
                        .labelled()
                        .deferred());
        queue.write(folder, kept);
        assertEquals(Optional.of(kept), queue.read(folder));

        var further = new Kept(kept.result(), kept.state().skipped());
        queue.write(folder, further);
        assertEquals(Optional.of(further), queue.read(folder));
    }

    @Test
    void candidatesWhoseStateWasNotWrittenBeginAnew() throws Exception {
        var result = ask(5, List.of());
        queue.write(
                folder, new Kept(result, QueueState.start(5, LabelBudget.NONE).labelled()));
        Files.delete(folder.resolve(LocalQueue.FOLDER).resolve("state.json"));

        assertEquals(
                QueueState.start(5, LabelBudget.NONE),
                queue.read(folder).orElseThrow().state());
    }

    @Test
    void aDamagedQueueIsTold() throws Exception {
        queue.write(folder, new Kept(ask(5, List.of()), QueueState.start(5, LabelBudget.NONE)));
        var file = folder.resolve(LocalQueue.FOLDER).resolve("candidates.json");
        Files.writeString(file, "{\"format\": 1");
        var failure = assertThrows(IOException.class, () -> queue.read(folder));
        assertTrue(failure.getMessage().contains("candidates.json"), failure.getMessage());
    }

    @Test
    void theSuggestionFillsThePatchWithTheClassesOfTheMap() throws Exception {
        var image = image();
        var scores = land.scores("v1", 1);
        var model = new ModelService.Prediction(
                scores,
                FakeCheckpoint.updated(folder, image, FakeLand.LEGEND, 1, 1),
                folder,
                ModelService.Precision.FULL,
                Optional.empty());
        var window = Window.of(90, 60, 64, 64);
        var suggested = queue.suggest(image, model, window, CancelToken.NEVER);

        assertEquals(
                64.0 * 64,
                suggested.stream()
                        .mapToDouble(each -> each.geometry().getArea())
                        .sum(),
                1e-6);
        long water = 0;
        for (int row = 60; row < 124; row++) {
            for (int column = 90; column < 154; column++) {
                water += land.classAt(column, row) == 0 ? 1 : 0;
            }
        }
        assertTrue(water > 0);
        assertEquals(
                water,
                suggested.stream()
                        .filter(each -> each.classCode() == 1)
                        .mapToDouble(each -> each.geometry().getArea())
                        .sum(),
                1e-6);
    }

    private QueryResult ask(int count, List<Window> known) throws IOException {
        return queue.ask(
                order(QuerySettings.of(QueryStrategy.RANDOM).withBatch(count), known),
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    private Order order(QuerySettings settings, List<Window> known) throws IOException {
        return new Order(
                image(),
                Optional.empty(),
                PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(64)),
                settings,
                0,
                known,
                Optional.empty());
    }

    private static QueryPatch patch(int column) {
        return new QueryPatch(0, Window.of(column, 0, 64, 64));
    }

    private OpenedImage image() throws IOException {
        var source = land.image();
        return new OpenedImage(
                Path.of("image.tif"),
                "image.tif",
                source,
                BandStatistics.of(source, source.grid().bounds(), CancelToken.NEVER),
                CompletableFuture.completedFuture(null));
    }
}
