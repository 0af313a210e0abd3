package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.learning.LockedGround.Withheld;
import org.lapwing.learning.SpatialSplit.Block;
import org.lapwing.learning.SpatialSplit.Part;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class LockedGroundTest {

    private static final String UTM = "EPSG:32632";
    private static final int GAP = 4;
    private static final Grid IMAGE = new Grid(100, 80, new GridToCrs(500_000, 2, 0, 5_000_000, 0, -2), UTM);
    private static final TrainedSplit SPLIT = new TrainedSplit(
            Path.of("model"),
            new SpatialSplit(
                    List.of(
                            new Block(0, Window.of(20, 20, 20, 20), Part.TEST),
                            new Block(0, Window.of(60, 40, 20, 20), Part.VALIDATION)),
                    GAP),
            List.of(new TrainedImage(List.of(new TrainedImage.File("image.tif", "00")), IMAGE)));

    @TempDir
    Path folder;

    private static int[] kept(LockedGround ground, Grid grid, Part part) {
        var classes = new byte[(int) grid.bounds().pixels()];
        Arrays.fill(classes, (byte) 1);
        ground.mask(grid.bounds(), part, classes);
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, -1, -1, 0};
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] == 1) {
                int column = i % (int) grid.columns();
                int row = i / (int) grid.columns();
                box[0] = Math.min(box[0], column);
                box[1] = Math.min(box[1], row);
                box[2] = Math.max(box[2], column);
                box[3] = Math.max(box[3], row);
                box[4]++;
            }
        }
        return box;
    }

    @Test
    void trainingKeepsItsDistanceFromAllThatIsHeldBack() throws IOException {
        var ground = LockedGround.of(SPLIT, IMAGE);
        int held = (20 + 2 * GAP) * (20 + 2 * GAP);
        assertEquals(100 * 80 - 2 * held, kept(ground, IMAGE, Part.TRAINING)[4]);
        assertEquals("[60, 40, 79, 59, 400]", Arrays.toString(kept(ground, IMAGE, Part.VALIDATION)));
        assertEquals("[20, 20, 39, 39, 400]", Arrays.toString(kept(ground, IMAGE, Part.TEST)));
    }

    @Test
    void whatIsWithheldIsCounted() throws IOException {
        var ground = LockedGround.of(SPLIT, IMAGE);
        var window = Window.of(30, 30, 20, 5);
        var classes = new byte[100];
        assertEquals(new Withheld(10 * 5, GAP * 5), ground.mask(window, Part.TRAINING, classes));
        assertEquals(Withheld.NOTHING, ground.mask(window, Part.TRAINING, classes), "nothing twice");
        assertTrue(ground.isLocked(window));
        assertFalse(ground.isLocked(Window.of(40, 30, 5, 5)));
        assertFalse(ground.isFree(Window.of(40, 30, 5, 5)), "too near");
        assertTrue(ground.isFree(Window.of(44, 30, 5, 5)));
    }

    @Test
    void theSameGroundIsLockedOnOtherPixels() throws IOException {
        var finer = new Grid(400, 320, new GridToCrs(500_000, 0.5, 0, 5_000_000, 0, -0.5), UTM);
        assertEquals(
                List.of(Window.of(80, 80, 80, 80)),
                LockedGround.of(SPLIT, finer).blocks());
        var part = new Grid(30, 30, new GridToCrs(500_060, 2, 0, 4_999_960, 0, -2), UTM);
        assertTrue(LockedGround.of(SPLIT, part).isLocked(Window.of(0, 0, 1, 1)));
        assertFalse(LockedGround.of(SPLIT, part).isLocked(Window.of(10, 0, 1, 1)));
        var elsewhere = new Grid(30, 30, new GridToCrs(700_000, 2, 0, 4_999_960, 0, -2), UTM);
        assertEquals(List.of(), LockedGround.of(SPLIT, elsewhere).blocks());
    }

    @Test
    void theSameGroundIsLockedInAnotherReferenceSystem() throws IOException {
        // a raster in degrees around the middle of the locked block, x 500060, y 4999940
        var degrees = new Grid(2000, 2000, new GridToCrs(8.99, 1e-5, 0, 45.16, 0, -1e-5), "EPSG:4326");
        var blocks = LockedGround.of(SPLIT, degrees).blocks();
        assertEquals(1, blocks.size());
        var block = blocks.getFirst();
        // 40 m are about 51 hundred-thousandths of a degree eastwards and 36 northwards there
        assertEquals(51, block.width(), 2);
        assertEquals(36, block.height(), 2);
    }

    @Test
    void shapesDrawnAcrossTheWallLoseWhatIsLocked() throws IOException {
        var ground = LockedGround.of(SPLIT, IMAGE);
        var factory = new GeometryFactory();
        // columns 10 to 30, rows 25 to 35: the right half is locked
        var across = factory.toGeometry(new Envelope(500_020, 500_060, 4_999_930, 4_999_950));
        assertEquals(0.5 * across.getArea(), ground.unlocked(across).getArea(), 1e-6);
        var inside = factory.toGeometry(new Envelope(500_044, 500_060, 4_999_930, 4_999_950));
        assertTrue(ground.unlocked(inside).isEmpty());
        var beside = factory.toGeometry(new Envelope(500_000, 500_030, 4_999_930, 4_999_950));
        assertSame(beside, ground.unlocked(beside));
    }

    @Test
    void aModelThatNamesNoBlocksHoldsNothingBack() throws IOException {
        var ground = LockedGround.ofModel(folder, IMAGE);
        assertEquals(List.of(), ground.blocks());
        assertTrue(ground.isFree(IMAGE.bounds()));
        SplitFile.write(new TrainedSplit(folder, SPLIT.split(), SPLIT.images()));
        assertEquals(1, LockedGround.ofModel(folder, IMAGE).blocks().size());
    }
}
