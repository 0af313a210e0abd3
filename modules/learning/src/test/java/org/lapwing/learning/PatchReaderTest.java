package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.model.BandNormalization;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.Scene;

class PatchReaderTest {

    private final LabelledImage fields = Fields.of(64, 48);

    @Test
    void samplesAreNormalisedAndNoDataIsZero() throws Exception {
        var ramp = Scene.ramp(7, 5);
        var labels = Fields.of(7, 5).labels();
        var bands = List.of(new BandNormalization("a", 0, 10, 2), new BandNormalization("c", 2, 2000, 4));
        var reader = reader(new LabelledImage(ramp, labels), bands, Window.of(0, 0, 7, 5));
        var samples = new float[2 * 35];
        var classes = new byte[35];
        reader.readSamples(0, Window.of(0, 0, 7, 5), samples, classes, CancelToken.NEVER);
        assertEquals((23 - 10) / 2f, samples[2 * 7 + 3]);
        assertEquals((2023 - 2000) / 4f, samples[35 + 2 * 7 + 3]);
        int none = Scene.NO_DATA_ROW * 7 + Scene.NO_DATA_COLUMN;
        assertEquals(0, samples[none]);
        assertEquals(0, samples[35 + none]);
        assertEquals(255, classes[none] & 0xFF);
    }

    @Test
    void nothingOutsideTheAreaIsSeen() throws Exception {
        var area = Window.of(10, 10, 20, 20);
        var reader = reader(fields, List.of(new BandNormalization("band 1", 0, -100, 1)), area);
        var window = Window.of(0, 0, 40, 40);
        var samples = new float[1600];
        var classes = new byte[1600];
        reader.readLabels(0, window, Part.TRAINING, classes, CancelToken.NEVER);
        reader.readSamples(0, window, samples, classes, CancelToken.NEVER);
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 40; column++) {
                boolean inside = column >= 10 && column < 30 && row >= 10 && row < 30;
                assertEquals(inside, samples[row * 40 + column] > 100, column + ", " + row);
                assertEquals(inside, classes[row * 40 + column] != (byte) 255, column + ", " + row);
            }
        }
    }

    @Test
    void statisticsComeFromLabelledTrainingPixels() throws Exception {
        var settings = TrainingSettings.defaults().withSeed(3);
        var data = TrainingData.of(List.of(Fields.of(400, 400)), settings, 3, 8, CancelToken.NEVER, _ -> {}, _ -> {});
        var band = data.bands().getFirst();
        // classes 0 and 1 at 49.5 and 109.5, nearly half each, with uniform noise of width 20
        assertEquals(79.5, band.mean(), 5);
        assertEquals(30.5, band.deviation(), 3);
        assertTrue(data.bands().get(1).deviation() > 50);
    }

    @Test
    void valuesThatAreNoNumbersAreNoDataForTrainingAndForStatistics() throws Exception {
        var values = new float[2 * 64 * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 64 < 32 ? 10 : 20;
        }
        values[5] = Float.POSITIVE_INFINITY;
        values[64 * 64 + 9] = Float.NEGATIVE_INFINITY;
        values[12] = Float.NaN;
        var grid = Grid.ofPixels(64, 64);
        var bands = List.of(Band.of("a", SampleType.FLOAT32), Band.of("b", SampleType.FLOAT32));
        var image =
                new MemoryRaster(SourceId.of("floats"), grid, new Tile(grid.bounds(), bands, values, Optional.empty()));
        var labelled = new LabelledImage(image, Fields.of(64, 64).labels());
        var settings = TrainingSettings.defaults().withShares(new SplitShares(0, 0));
        var data = TrainingData.of(List.of(labelled), settings, 3, 1, CancelToken.NEVER, _ -> {}, _ -> {});
        assertEquals(15, data.bands().getFirst().mean(), 0.1);
        var samples = new float[2 * 64];
        var classes = new byte[64];
        data.reader().readSamples(0, Window.of(0, 0, 64, 1), samples, classes, CancelToken.NEVER);
        for (int column = 0; column < 64; column++) {
            boolean broken = column == 5 || column == 9 || column == 12;
            assertEquals(broken ? 255 : 0, classes[column] & 0xFF, "label of column " + column);
            assertEquals(broken, samples[column] == 0, "first band of column " + column);
            assertEquals(broken, samples[64 + column] == 0, "second band of column " + column);
        }
    }

    private static PatchReader reader(LabelledImage image, List<BandNormalization> bands, Window area)
            throws Exception {
        var images = List.of(image);
        var layout = BlockLayout.of(images, Optional.of(area), 0);
        var split = new SpatialSplit(List.of(new SpatialSplit.Block(0, area, Part.TRAINING)), 0);
        return new PatchReader(images, layout, split, bands);
    }
}
