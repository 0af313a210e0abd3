package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;

class ChangedClassesTest {

    private static final LegendClass WATER = new LegendClass(10, "water", "#0000FF", List.of());
    private static final LegendClass WOOD = new LegendClass(20, "wood", "#008000", List.of());
    private static final LegendClass MARSH = new LegendClass(30, "marsh", "#AA00AA", List.of());
    private static final Legend BEFORE = new Legend(List.of(WATER, WOOD), Set.of(0));
    private static final Legend AFTER = new Legend(List.of(MARSH, WATER, WOOD), Set.of(0));

    @TempDir
    Path folder;

    /// Scores whose best classes are given, a digit a pixel; a dot is no data.
    private static MemoryRaster scores(String name, int classes, String best) {
        var bands = new ArrayList<Band>();
        for (int index = 0; index < classes; index++) {
            bands.add(Band.of("class " + index, SampleType.FLOAT32));
        }
        int pixels = best.length();
        var samples = new float[classes * pixels];
        var invalid = new BitSet();
        for (int i = 0; i < pixels; i++) {
            if (best.charAt(i) == '.') {
                invalid.set(i);
            } else {
                samples[(best.charAt(i) - '0') * pixels + i] = 3;
            }
        }
        var grid = Grid.ofPixels(pixels, 1);
        return new MemoryRaster(SourceId.of(name), grid, new Tile(grid.bounds(), bands, samples, Optional.of(invalid)));
    }

    private static ChangedClasses changes() {
        // water, wood, wood, water, wood, no data, water
        var earlier = scores("earlier", 2, "01101.0");
        // water, wood, marsh, wood, water, water, no data
        var later = scores("later", 3, "120211.");
        return ChangedClasses.of(later, AFTER, earlier, BEFORE, new TileCache(1 << 20));
    }

    @Test
    void aPixelThatChangedHasTheCodeOfItsClassNow() throws IOException {
        var tile = changes().read(Grid.ofPixels(7, 1).bounds(), CancelToken.NEVER);
        var found = new StringBuilder();
        for (int i = 0; i < 7; i++) {
            found.append(tile.isValid(i, 0) ? " " + (int) tile.sample(0, i, 0) : " -");
        }
        assertEquals(" - - 30 20 10 - -", found.toString());
    }

    @Test
    void changesAreWrittenWithTheLegend() throws IOException {
        var target = folder.resolve("changed.tif");
        assertEquals(3, changes().write(target, Map.of(), CancelToken.NEVER, ProgressListener.NONE));
        try (var raster = RasterFiles.open(target)) {
            assertEquals(
                    30, raster.read(raster.grid().bounds(), CancelToken.NEVER).sample(0, 2, 0));
            assertEquals(0, raster.bands().getFirst().noData().orElse(-1));
        }
    }

    @Test
    void aCancelledFileIsNotThere() {
        var cancel = CancelToken.create();
        cancel.cancel();
        var target = folder.resolve("changed.tif");
        assertThrows(CancelledException.class, () -> changes().write(target, Map.of(), cancel, ProgressListener.NONE));
        assertFalse(Files.exists(target));
    }

    @Test
    void scoresAndLegendMustFit() {
        var scores = scores("scores", 2, "01");
        assertThrows(
                IllegalArgumentException.class,
                () -> ChangedClasses.of(scores, AFTER, scores, BEFORE, new TileCache(1 << 20)));
    }
}
