package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lapwing.vector.FeatureSet;

/// Features on the map, beside rasters.
class FeaturePaintingTest {

    private static final FeatureStyle RED = new FeatureStyle(new FeatureColors.One("#FF0000"), "", 0, 1, 8, "");

    private final PainterStage stage = new PainterStage();
    private final FakePyramid image = new FakePyramid("image", 4000, 3000, 4, 100);
    private final FeatureSet square = new FeatureFixture()
            .with("POLYGON ((100 -100, 300 -100, 300 -300, 100 -300, 100 -100))")
            .set(image.grid().crs());
    private final Layer ground = PainterStage.grey(image);
    private final Layer land = Layer.of("land", "Land", new FeatureRaster(square), RED);

    @Test
    void featuresAreDrawnOverTheImage() {
        stage.show(PainterStage.at(0, 0, 1, 400, 400), ground, land);
        stage.runAll();

        assertEquals("FFFF0000", stage.hex(200, 200));
        assertEquals("FFFF0000", stage.hex(100, 100));
        assertEquals("FF646464", stage.hex(99, 200));
        assertEquals("FF646464", stage.hex(300, 200));
        assertEquals(0, stage.last().missingTiles());
    }

    @Test
    void theyAreAsSharpAtScalesBetweenLevels() {
        stage.show(PainterStage.at(0, 0, 0.8, 400, 400), ground, land);
        stage.runAll();

        assertEquals("FF646464", stage.hex(124, 200));
        assertEquals("FFFF0000", stage.hex(125, 200), "100 units at 0.8 a pixel");
        assertEquals("FFFF0000", stage.hex(374, 200));
        assertEquals("FF646464", stage.hex(375, 200));
    }

    @Test
    void opacityIsThatOfTheLayer() {
        stage.show(PainterStage.at(0, 0, 1, 400, 400), land.withOpacity(0.5));
        stage.runAll();

        assertEquals(0x80, stage.argb(200, 200) >>> 24, 1);
    }

    @Test
    void whatWasShownBeforeStandsInUntilTheNewScaleIsDrawn() {
        stage.show(PainterStage.at(0, 0, 1, 400, 400), land);
        stage.runAll();
        stage.show(PainterStage.at(0, 0, 0.5, 400, 400), land);
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FFFF0000", stage.hex(300, 300), "enlarged");
        assertTrue(stage.last().missingTiles() > 0);
        stage.runAll();
        assertEquals("FFFF0000", stage.hex(300, 300));
        assertEquals(0, stage.last().missingTiles());
    }

    @Test
    void aNewStyleIsDrawnWithoutLosingThePictureMeanwhile() {
        stage.show(PainterStage.at(0, 0, 1, 400, 400), land);
        stage.runAll();
        stage.show(
                PainterStage.at(0, 0, 1, 400, 400), land.withStyle(RED.withColors(new FeatureColors.One("#00FF00"))));
        stage.thread.runNext();
        stage.ui.runNext();

        assertEquals("FFFF0000", stage.hex(200, 200));
        stage.runAll();
        assertEquals("FF00FF00", stage.hex(200, 200));
    }

    @Test
    void whatLiesBeyondTheViewDoesNotKeepTheOldPictureInIt() {
        stage.show(PainterStage.at(150, 150, 1, 400, 400), 64, land);
        stage.runAll();
        stage.show(
                PainterStage.at(150, 150, 1, 400, 400),
                64,
                land.withStyle(RED.withColors(new FeatureColors.One("#00FF00"))));
        stage.runAll();

        for (int x = 64; x < 200; x++) {
            assertEquals("FF00FF00", stage.hex(x, 130), "column " + x);
        }
    }

    @Test
    void aPannedPictureEqualsAFreshOne() {
        var lines = Layer.of(
                "lines",
                "Lines",
                new FeatureRaster(new FeatureFixture()
                        .with("LINESTRING (0 0, 700 -444, 20 -380)")
                        .with("POINT (250 -250)")
                        .set(image.grid().crs())),
                FeatureStyle.of("#FFAA00"));
        stage.show(PainterStage.at(0, 0, 1.37, 300, 300), lines, land);
        stage.runAll();
        var moved = PainterStage.at(1.37 * 61, 1.37 * 43, 1.37, 300, 300);
        stage.show(moved, lines, land);
        stage.runAll();
        var fresh = new PainterStage();
        fresh.show(moved, lines, land);
        fresh.runAll();

        assertNotEquals(0, fresh.argb(150, 150));
        assertArrayEquals(fresh.last().picture().argb(), stage.last().picture().argb());
    }

    @Test
    void aLayerThatIsGoneIsForgotten() {
        stage.show(PainterStage.at(0, 0, 1, 400, 400), ground, land);
        stage.runAll();
        stage.show(PainterStage.at(0, 0, 1, 400, 400), ground);
        stage.runAll();

        assertEquals("FF646464", stage.hex(200, 200));
    }
}
