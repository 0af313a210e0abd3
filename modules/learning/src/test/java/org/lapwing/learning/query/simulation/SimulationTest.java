package org.lapwing.learning.query.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.learning.LabelledImage;
import org.lapwing.learning.query.BudgetSchedule;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.Precision;
import org.lapwing.model.djl.DjlTrainableFactory;
import org.lapwing.model.serving.FeatureNetworks;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// With the engine, as small as it can be: fields of two classes, told apart by the second band.
class SimulationTest {

    private static final int SIDE = 256;
    private static final Legend LEGEND = new Legend(
            List.of(
                    new LegendClass(1, "field", "#00FF00", List.of()),
                    new LegendClass(2, "wood", "#008000", List.of())),
            Set.of(0));

    private final DeviceQueue device = new DeviceQueue("device-test");
    private final WorkerPool readers = WorkerPool.create("tile-test", 2, WorkerPool.Ending.ABANDON);

    @AfterEach
    void end() {
        device.close();
        readers.close();
    }

    @Test
    void thePoolIsClearOfTheTestBlocksAndTheirGap() throws IOException {
        var ground = ground(0.3);
        assertTrue(ground.test().stream().mapToLong(Window::pixels).sum() > 0.15 * SIDE * SIDE);
        for (var block : ground.test()) {
            for (var patch : ground.pool().patches()) {
                assertTrue(patch.window().intersect(block.grow(16)).isEmpty(), patch + " and " + block);
            }
        }
        assertEquals(ground.pool().patches(), ground(0.3).pool().patches());
    }

    @Test
    void everyContestantAsksForThePatchesOfTheScheduleAndBeginsAlike() throws IOException {
        var settings = settings("random", "entropy", "badge", "committee", "image:margin");
        var told = new ArrayList<PlayedRun>();
        var runs = simulation(settings).run(CancelToken.NEVER, ProgressListener.NONE, told::add);
        assertEquals(10, runs.size());
        assertEquals(runs, told);
        for (var run : runs) {
            assertEquals(List.of(0, 0, 0, 1, 1, 2, 2), run.rounds());
            assertEquals(7, new HashSet<>(run.patches()).size());
            assertEquals(3, run.meanIou().size());
            assertTrue(run.meanIou().stream().allMatch(each -> each > 0 && each <= 1), run.toString());
            var first = runs.stream()
                    .filter(each -> each.seed() == run.seed())
                    .findFirst()
                    .orElseThrow();
            assertEquals(first.meanIou().getFirst(), run.meanIou().getFirst());
            assertEquals(first.patches().subList(0, 3), run.patches().subList(0, 3));
            boolean believes = run.contestant().name().equals("image:margin");
            assertEquals(believes ? 2 : 0, run.probabilities().getLast().size());
            assertEquals(0, run.probabilities().getFirst().size());
        }
        var again = simulation(settings("random", "entropy")).run(CancelToken.NEVER, ProgressListener.NONE, _ -> {});
        assertEquals(runs.get(1).patches(), again.get(1).patches());
        assertEquals(runs.get(1).meanIou(), again.get(1).meanIou());
    }

    @Test
    void aScheduleLargerThanThePoolIsRefused() throws IOException {
        var settings = new SimulationSettings(
                List.of(Contestant.named("random")),
                BudgetSchedule.of(10, 100, 10),
                1,
                2,
                QuerySettings.of(QueryStrategy.RANDOM),
                LightTraining.USUAL,
                2);
        var refused = assertThrows(IllegalArgumentException.class, () -> simulation(settings));
        assertTrue(refused.getMessage().contains("ask for fewer"), refused.getMessage());
    }

    @Test
    void aStoppedSimulationKeepsWhatItHasFinished() throws IOException {
        var cancel = CancelToken.create();
        var told = new ArrayList<PlayedRun>();
        var simulation = simulation(settings("random", "entropy"));
        assertThrows(
                CancelledException.class,
                () -> simulation.run(cancel, ProgressListener.NONE, run -> {
                    told.add(run);
                    cancel.cancel();
                }));
        assertEquals(1, told.size());
    }

    private static SimulationSettings settings(String... names) {
        return new SimulationSettings(
                java.util.Arrays.stream(names).map(Contestant::named).toList(),
                BudgetSchedule.of(3, 2, 2),
                7,
                2,
                QuerySettings.of(QueryStrategy.RANDOM),
                new LightTraining(6, 2, 8, 0.01, 2, 4),
                2);
    }

    private Simulation simulation(SimulationSettings settings) throws IOException {
        return new Simulation(
                ground(0.3),
                LEGEND,
                settings,
                new DjlTrainableFactory(new ComputeDevice.Cpu(), Precision.FLOAT32),
                new FeatureNetworks(new ComputeDevice.Cpu()),
                device,
                readers);
    }

    private static SimulationGround ground(double testShare) throws IOException {
        return SimulationGround.of(
                image(),
                LEGEND.size(),
                PoolSettings.DEFAULT.withSize(new PatchSize.Pixels(16)),
                Optional.empty(),
                testShare,
                16,
                3,
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    private static LabelledImage image() {
        var random = new SplittableRandom(5);
        int pixels = SIDE * SIDE;
        var samples = new byte[2 * pixels];
        var classes = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            int index = (i % SIDE / 24 + i / SIDE / 40) % 2;
            classes[i] = (byte) index;
            samples[i] = (byte) random.nextInt(200);
            samples[pixels + i] = (byte) (60 + 80 * index + random.nextInt(30));
        }
        return new LabelledImage(raster("image", 2, samples), raster("labels", 1, classes));
    }

    private static MemoryRaster raster(String name, int bands, byte[] samples) {
        var list = IntStream.rangeClosed(1, bands)
                .mapToObj(band -> Band.of("band " + band, SampleType.UINT8))
                .toList();
        var grid = new Grid(SIDE, SIDE, new GridToCrs(0, 1, 0, 0, 0, -1), "EPSG:32633");
        return new MemoryRaster(SourceId.of(name), grid, new Tile(grid.bounds(), list, samples, Optional.empty()));
    }
}
