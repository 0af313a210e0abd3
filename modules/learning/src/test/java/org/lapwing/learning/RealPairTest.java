package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.Window;

/// Reads the main real pair where the environment variable `LAPWING_REAL_DATA` names the folder of real data.
class RealPairTest {

    private static final int GAP = 128;

    @BeforeEach
    void needsRealData() {
        Assumptions.assumeTrue(System.getenv("LAPWING_REAL_DATA") != null, "LAPWING_REAL_DATA is not set");
    }

    @Test
    void everyClassOfTheRealPairIsLearntAndValidatedInsideTheArea() throws Exception {
        var folder = Path.of(System.getenv("LAPWING_REAL_DATA"), "landcover", "dubai_mosaic");
        var legend = LegendFile.read(folder.resolve("legend.json"));
        var area = Window.of(0, 0, 4300, 4438);
        try (var image = RasterFiles.open(folder.resolve("dubai_tile8_rgb.tif"));
                var file = RasterFiles.open(folder.resolve("dubai_tile8_labels.tif"));
                var labels = LabelRaster.open(file, legend, LabelMatching.AUTOMATIC)) {
            var settings = TrainingSettings.defaults().withArea(area).withShares(SplitShares.WITHOUT_TEST);
            var data = TrainingData.of(
                    List.of(new LabelledImage(image, labels)),
                    settings,
                    legend.size(),
                    GAP,
                    CancelToken.NEVER,
                    _ -> {},
                    _ -> {});
            var split = data.split();
            var validated = data.census().total(cell -> split.isFree(cell.image(), cell.window(), Part.VALIDATION));
            long learnt = 0;
            long all = 0;
            for (int index = 0; index < legend.size(); index++) {
                assertTrue(data.trainingCounts()[index] > 10_000, "class " + index + " is learnt");
                assertTrue(validated[index] > 10_000, "class " + index + " is validated");
                learnt += data.trainingCounts()[index];
                all += data.census().total(_ -> true)[index];
            }
            assertTrue(split.blocks().stream().allMatch(block -> area.contains(block.window())));
            assertTrue(learnt > 0.6 * all, "the gap leaves " + (double) learnt / all);
        }
    }
}
