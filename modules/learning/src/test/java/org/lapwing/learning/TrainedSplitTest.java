package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.ContentHash;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;

class TrainedSplitTest {

    private static final Grid WEST = grid(0, 400, 300);
    private static final Grid EAST = grid(1000, 400, 300);
    private static final Window WEST_TEST = Window.of(100, 0, 100, 100);
    private static final Window EAST_TEST = Window.of(200, 100, 100, 100);

    @TempDir
    Path folder;

    private static Grid grid(double x, long columns, long rows) {
        return new Grid(columns, rows, new GridToCrs(500_000 + x, 1, 0, 4_650_000, 0, -1), "EPSG:32633");
    }

    private TrainedSplit split(Grid first, String firstContent, Grid second, String secondContent) throws IOException {
        var blocks = List.of(
                new Block(0, Window.of(0, 0, 100, 100), Part.TRAINING),
                new Block(0, WEST_TEST, Part.TEST),
                new Block(1, EAST_TEST, Part.TEST));
        return new TrainedSplit(
                Path.of("model"),
                new SpatialSplit(blocks, 8),
                List.of(image("west.tif", firstContent, first), image("east.tif", secondContent, second)));
    }

    private TrainedImage image(String name, String content, Grid grid) throws IOException {
        var hash = ContentHash.of(file("hashed", content), CancelToken.NEVER);
        return new TrainedImage(List.of(new TrainedImage.File(name, hash)), grid);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<Window> blocks(TrainedSplit split, Grid grid, Path file) throws IOException {
        return split.testBlocks(grid, file, CancelToken.NEVER);
    }

    @Test
    void theImageIsKnownByItsGroundWhateverTheFileIsCalled() throws IOException {
        var split = split(WEST, "w", EAST, "e");
        assertEquals(List.of(EAST_TEST), blocks(split, EAST, Path.of("renamed.tif")));
        assertEquals(List.of(WEST_TEST), blocks(split, WEST, Path.of("east.tif")));
    }

    @Test
    void blocksOfACutOutAreCountedInItsPixels() throws IOException {
        var cut = grid(1150, 200, 250);
        assertEquals(
                List.of(Window.of(50, 100, 100, 100)), blocks(split(WEST, "w", EAST, "e"), cut, Path.of("cut.tif")));
    }

    @Test
    void aRasterElsewhereIsRefusedWithWhatDiffers() throws IOException {
        var split = split(WEST, "w", EAST, "e");
        var refused = assertThrows(IOException.class, () -> blocks(split, grid(5000, 400, 301), Path.of("far.tif")));
        assertTrue(refused.getMessage().contains("far.tif lies on no image"), refused.getMessage());
        assertTrue(refused.getMessage().contains("400 × 301"), refused.getMessage());
        assertTrue(refused.getMessage().contains("begins 4000 columns"), refused.getMessage());
    }

    @Test
    void ofTwoImagesOfOneGroundTheContentDecidesThenTheName() throws IOException {
        var split = split(EAST, "spring", EAST, "summer");
        assertEquals(List.of(EAST_TEST), blocks(split, EAST, file("copy.tif", "summer")));
        assertEquals(List.of(WEST_TEST), blocks(split, EAST, file("copy.tif", "spring")));
        assertEquals(List.of(EAST_TEST), blocks(split, EAST, file("east.tif", "corrected")));
        var other = file("other.tif", "autumn");
        var refused = assertThrows(IOException.class, () -> blocks(split, EAST, other));
        assertTrue(refused.getMessage().contains("west.tif, east.tif"), refused.getMessage());
    }

    @Test
    void groundThatAnotherImageShowedToTheTrainingIsNoTest() throws IOException {
        // the second image lies 200 columns to the west, so its block at columns 200 to 300 is columns 0 to 100 here
        var blocks = List.of(
                new Block(0, Window.of(0, 100, 100, 100), Part.TEST),
                new Block(0, Window.of(300, 0, 100, 100), Part.TEST),
                new Block(1, EAST_TEST, Part.VALIDATION));
        var images = List.of(image("here.tif", "h", WEST), image("beside.tif", "b", grid(-200, 400, 300)));
        var split = new TrainedSplit(Path.of("model"), new SpatialSplit(blocks, 8), images);
        assertEquals(List.of(Window.of(300, 0, 100, 100)), blocks(split, WEST, Path.of("here.tif")));
    }

    @Test
    void withoutAPlaceTheSizeAloneIsNotEnough() throws IOException {
        var split = split(Grid.ofPixels(400, 300), "w", EAST, "e");
        assertEquals(List.of(WEST_TEST), blocks(split, Grid.ofPixels(400, 300), file("copy.png", "w")));
        var other = file("other.png", "x");
        var refused = assertThrows(IOException.class, () -> blocks(split, grid(9000, 400, 300), other));
        assertTrue(refused.getMessage().contains("neither its name nor its content"), refused.getMessage());
    }

    @Test
    void anImageWithoutTestBlocksIsRefused() throws IOException {
        var corner = grid(0, 90, 90);
        var split = split(WEST, "w", EAST, "e");
        var refused = assertThrows(IOException.class, () -> blocks(split, corner, Path.of("corner.tif")));
        assertTrue(refused.getMessage().contains("kept no block of west.tif"), refused.getMessage());
    }
}
