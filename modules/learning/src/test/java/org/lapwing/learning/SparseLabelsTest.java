package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.UNet;
import org.lapwing.raster.DerivedRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class SparseLabelsTest {

    private static final int SIDE = 900;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults()
            .withLength(new TrainingLength.Epochs(2))
            .withPatches(16, 2, 10)
            .withLearningRate(0.05)
            .withSeed(5);

    @TempDir
    Path temporary;

    private final LabelledImage fields = Fields.of(SIDE, SIDE);
    private final LabelStore store = LabelStore.inMemory("", LabelClasses.of(Fields.LEGEND), "Ada", CLOCK);

    /// Draws the two field classes of a patch as they are.
    private void draw(int column, int row) throws EditRefusedException {
        for (int right = 0; right < 2; right++) {
            int left = (column / 24 + right) * 24;
            int top = row / 24 * 24;
            // y of an image without georeference is minus the row; a border keeps off the ponds
            var box = new GeometryFactory().toGeometry(new Envelope(left + 8, left + 24, -top - 24, -top - 8));
            int code = Fields.LEGEND
                    .classes()
                    .get(Fields.classAt(left + 10, top + 10))
                    .code();
            store.apply(new LabelEdit.Add(
                    Annotation.drawn(new UUID(3, store.snapshot().revision()), code, box, "Ada", CLOCK.instant())));
        }
    }

    private void drawMany(int seed, int count) throws EditRefusedException {
        for (int i = 0; i < count; i++) {
            draw((int) Math.floorMod(Seeds.mix(seed, i), SIDE - 60), (int)
                    Math.floorMod(Seeds.mix(seed, i + 1000), SIDE - 60));
        }
    }

    private LabelledImage annotated(LabelSnapshot snapshot) throws IOException {
        return AnnotatedImage.of(fields.image(), List.of(), snapshot, Fields.LEGEND);
    }

    private TrainingData data(LabelledImage image, List<String> remarks) throws IOException {
        return TrainingData.of(List.of(image), SETTINGS, 3, 16, CancelToken.NEVER, _ -> {}, remarks::add);
    }

    /// Notes what is read of a raster.
    private static final class Watched extends DerivedRaster {
        private final List<Window> reads = new ArrayList<>();

        Watched(RasterSource source) {
            super(source);
        }

        @Override
        public SourceId id() {
            return source.id();
        }

        @Override
        public Tile read(Window window, CancelToken cancel) throws RasterReadException {
            reads.add(window);
            return source.read(window, cancel);
        }

        @Override
        public void close() {
            // the raster behind belongs to the test
        }
    }

    @Test
    void labelsAreReadOnlyWhereThereAreSome() throws Exception {
        draw(30, 30);
        var annotated = annotated(store.snapshot());
        var watched = new Watched(annotated.labels());
        var image = new LabelledImage(annotated.image(), watched, List.of(), annotated.labelled());
        var layout = BlockLayout.of(List.of(image), java.util.Optional.empty(), 16);
        var census = LabelCensus.of(List.of(image), layout, 3, 1, CancelToken.NEVER, _ -> {});
        long pixels = watched.reads.stream().mapToLong(Window::pixels).sum();
        assertTrue(pixels < SIDE * SIDE / 20, pixels + " pixels were read");
        assertEquals(2 * 16 * 16, census.total(_ -> true)[0] + census.total(_ -> true)[1]);
    }

    @Test
    void theSameBlocksAreLockedWhateverIsLabelled() throws Exception {
        drawMany(1, 20);
        var first = data(annotated(store.snapshot()), new ArrayList<>()).split();
        drawMany(2, 60);
        var second = data(annotated(store.snapshot()), new ArrayList<>()).split();
        assertFalse(first.testBlocks(0).isEmpty());
        assertEquals(first.testBlocks(0), second.testBlocks(0));
    }

    @Test
    void labelsOnLockedBlocksAreCountedAndNeverLearnt() throws Exception {
        drawMany(1, 20);
        var locked = data(annotated(store.snapshot()), new ArrayList<>())
                .split()
                .testBlocks(0)
                .getFirst();
        draw((int) locked.column() + 60, (int) locked.row() + 60);
        var remarks = new ArrayList<String>();
        var data = data(annotated(store.snapshot()), remarks);
        assertTrue(remarks.getLast().contains("kept for testing; they are not learnt from"), remarks + "");
        var sampler = new PatchSampler(
                data.census(), data.split(), PatchSampling.BALANCED, 0.5, PatchSampler.Labelling.SPARSE);
        for (int step = 0; step < 300; step++) {
            var window = sampler.propose(16, Seeds.ofPatch(1, step, 0)).window();
            var labels = new byte[256];
            data.reader().readLabels(0, window, Part.TRAINING, labels, CancelToken.NEVER);
            for (int i = 0; i < 256; i++) {
                var pixel = Window.of(window.column() + i % 16, window.row() + i / 16, 1, 1);
                assertTrue(labels[i] == (byte) 255 || !locked.grow(16).contains(pixel), pixel + " was learnt");
            }
        }
    }

    @Test
    void patchesLieAroundLabels() throws Exception {
        drawMany(1, 12);
        var data = data(annotated(store.snapshot()), new ArrayList<>());
        for (var sampling : PatchSampling.values()) {
            var sampler = new PatchSampler(data.census(), data.split(), sampling, 0.5, PatchSampler.Labelling.SPARSE);
            for (int step = 0; step < 100; step++) {
                var window = sampler.propose(64, Seeds.ofPatch(1, step, 0)).window();
                assertTrue(
                        data.images().getFirst().labelled().orElseThrow().stream()
                                .anyMatch(
                                        each -> each.intersect(window.grow(64)).isPresent()),
                        sampling + " proposed " + window);
            }
        }
    }

    @Test
    void labelsOnLockedBlocksAloneAreRefused() throws Exception {
        drawMany(1, 20);
        var locked = data(annotated(store.snapshot()), new ArrayList<>())
                .split()
                .testBlocks(0)
                .getFirst();
        var other = LabelStore.inMemory("", LabelClasses.of(Fields.LEGEND), "Ada", CLOCK);
        var box = new GeometryFactory()
                .toGeometry(new Envelope(
                        locked.column() + 20, locked.column() + 40, -locked.row() - 40.0, -locked.row() - 20.0));
        other.apply(new LabelEdit.Add(Annotation.drawn(new UUID(4, 4), 1, box, "Ada", CLOCK.instant())));
        var refused =
                assertThrows(TrainingDataException.class, () -> data(annotated(other.snapshot()), new ArrayList<>()));
        assertTrue(refused.getMessage().contains("blocks that are kept for testing"), refused.getMessage());
    }

    @Test
    void aModelNamesTheRevisionThatItLearntFrom() throws Exception {
        drawMany(1, 30);
        var image = annotated(store.snapshot());
        try (var device = new DeviceQueue("device-test")) {
            var clock = new AtomicLong();
            var run = new TrainingRun(
                    List.of(image),
                    Fields.LEGEND,
                    SETTINGS,
                    temporary.resolve("model"),
                    (network, options) -> new FakeTrainable(network, options, () -> {}),
                    device,
                    Runnable::run,
                    Recipe.DEFAULT,
                    (bands, classes) -> new UNet(bands, classes, 2, 2, UNet.Norm.NONE),
                    clock::get);
            var result = run.run(CancelToken.NEVER, _ -> {});
            var provenance = result.best().card().provenance();
            assertEquals(OptionalLong.of(store.snapshot().revision()), provenance.labelRevision());
            assertTrue(provenance.data().keySet().toString().contains("labels"), provenance.data() + "");
            assertTrue(provenance.updatedFrom().isEmpty());
        }
    }

    @Test
    void aModelKeepsItsClassesAndTakesNewOnesAtTheEnd() throws Exception {
        var classes = LabelClasses.of(Fields.LEGEND)
                .with(org.lapwing.labels.annotation.LabelClass.of(9, "marsh", "#112233"))
                .with(org.lapwing.labels.annotation.LabelClass.unknown(10, "cannot tell", "#808080"))
                .replacing(org.lapwing.labels.annotation.LabelClass.of(2, "forest", "#008000"))
                .without(java.util.Set.of(3));
        var legend = AnnotatedImage.legend(Fields.LEGEND, classes);
        assertEquals(
                List.of("field", "forest", "pond", "marsh"),
                legend.classes().stream().map(each -> each.name()).toList());
        assertEquals(Fields.LEGEND, AnnotatedImage.legend(Fields.LEGEND, LabelClasses.of(Fields.LEGEND)));
    }

    @Test
    void codesThatMeanOtherClassesAreRefusedAndNewNamesAreNot() throws Exception {
        var same = LabelClasses.of(Fields.LEGEND);
        same.requireCodesOf(Fields.LEGEND);
        var renamed = same.replacing(org.lapwing.labels.annotation.LabelClass.of(2, "forest", "#008000"));
        renamed.requireCodesOf(Fields.LEGEND);
        var old = Fields.LEGEND.classes().get(1).name();
        renamed.with(org.lapwing.labels.annotation.LabelClass.of(9, old, "#112233"))
                .requireCodesOf(Fields.LEGEND); // the name is free again
        var moved =
                same.without(java.util.Set.of(2)).with(org.lapwing.labels.annotation.LabelClass.of(9, old, "#112233"));
        var told = assertThrows(IOException.class, () -> moved.requireCodesOf(Fields.LEGEND));
        assertTrue(told.getMessage().contains("'" + old + "' has the code 9"), told.getMessage());
        var shifted = new LabelClasses(List.of(org.lapwing.labels.annotation.LabelClass.of(1, old, "#112233")));
        assertThrows(IOException.class, () -> shifted.requireCodesOf(Fields.LEGEND));
    }

    @Test
    void labelsAreReadByAnotherLegend() throws Exception {
        var other = new org.lapwing.labels.Legend(
                List.of(Fields.LEGEND.classes().get(2), Fields.LEGEND.classes().get(0)), java.util.Set.of(0));
        var labels = RenumberedLabels.of(fields.labels(), Fields.LEGEND, other);
        var tile = labels.read(Window.of(0, 0, 48, 48), CancelToken.NEVER);
        for (int row = 0; row < 48; row++) {
            for (int column = 0; column < 48; column++) {
                int expected =
                        switch (Fields.classAt(column, row)) {
                            case 0 -> 1;
                            case 2 -> 0;
                            default -> 255;
                        };
                assertEquals(expected, (int) tile.sample(0, column, row));
            }
        }
        assertEquals(fields.labels(), RenumberedLabels.of(fields.labels(), Fields.LEGEND, Fields.LEGEND));
    }
}
