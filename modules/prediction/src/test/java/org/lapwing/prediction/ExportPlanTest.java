package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class ExportPlanTest {

    /// An image too large to exist.
    private record Vast(Grid grid, int decodedColumns) implements RasterSource {
        @Override
        public SourceId id() {
            return SourceId.of("vast");
        }

        @Override
        public int levels() {
            return 1;
        }

        @Override
        public List<Band> bands() {
            return List.of(Band.of("band 1", SampleType.UINT8), Band.of("band 2", SampleType.UINT8));
        }

        @Override
        public Tile read(Window window, CancelToken cancel) {
            return Tile.empty(window, bands());
        }

        @Override
        public void close() {}
    }

    private static final long MIB = 1L << 20;

    private final Vast image = new Vast(Grid.ofPixels(63_000, 63_000), 512);

    private PatchPredictor predictor() throws Exception {
        return new PatchPredictor(Models.card(512, 48), image);
    }

    private ExportRequest request() {
        return request(image);
    }

    private static ExportRequest request(Vast image) {
        return ExportRequest.of(image, List.of(), Models.checkpoint(Models.card(512, 48), "a"), Path.of("map.tif"));
    }

    @Test
    void tenTimesTheAreaFitsIntoHalfAGibibyteOfHeap() throws Exception {
        var plan = ExportPlan.of(request(), predictor(), 384 * MIB);
        assertTrue(plan.bytes() < 200 * MIB, plan.toString());
        assertEquals(2, plan.patchColumns());
        assertEquals(2, plan.patchRows());
    }

    @Test
    void probabilitiesUseSmallerPiecesBeforeTheyAreRefused() throws Exception {
        var request = request().withProbabilities(Path.of("p.tif"));
        assertEquals(256, ExportPlan.of(request, predictor(), 8192 * MIB).probabilityTile());
        assertTrue(ExportPlan.of(request, predictor(), 480 * MIB).probabilityTile() < 256);
        var failure = assertThrows(ExportException.class, () -> ExportPlan.of(request, predictor(), 50 * MIB));
        assertTrue(failure.getMessage().contains("50 MiB are there"), failure.getMessage());
    }

    @Test
    void littleMemoryMeansSmallerReads() throws Exception {
        var request = request().withWorkWindow(4096).withThreads(8);
        assertEquals(9, ExportPlan.of(request, predictor(), 4096 * MIB).patchColumns());
        int columns = ExportPlan.of(request, predictor(), 250 * MIB).patchColumns();
        assertTrue(columns < 9 && columns >= 1, columns + " columns");
    }

    @Test
    void blocksCoverEveryPatchOfTheWindowOnce() throws Exception {
        var patches = predictor().patches();
        var plan = ExportPlan.of(request().withWindow(Window.of(5_000, 7_000, 6_001, 3_333)), predictor(), 4096 * MIB);
        var seen = new HashSet<PatchKey>();
        for (long index = 0; index < plan.blocks(patches); index++) {
            for (var key : plan.block(patches, index).keys()) {
                assertTrue(seen.add(key), key + " twice");
            }
        }
        assertEquals(new HashSet<>(PatchWindows.keys(patches, Window.of(5_000, 7_000, 6_001, 3_333))), seen);
    }

    @Test
    void stripsAsWideAsTheImageAreReadWholeWhereThatFits() throws Exception {
        var striped = request(new Vast(Grid.ofPixels(20_000, 20_000), 20_000));
        var plan = ExportPlan.of(striped, predictor(), 384 * MIB);
        assertTrue(plan.patchColumns() * 416 >= 20_000, plan.toString());
        assertEquals(1, plan.patchRows());
        assertEquals(2, ExportPlan.of(striped, predictor(), 96 * MIB).patchColumns());
    }
}
