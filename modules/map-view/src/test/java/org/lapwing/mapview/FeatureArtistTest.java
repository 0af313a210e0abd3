package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;

class FeatureArtistTest {

    private static final FeatureStyle PLAIN =
            new FeatureStyle(new FeatureColors.One("#FF0000"), "#0000FF", 2, 1, 9, "");

    @Test
    void polygonsAreFilledWithTheirHolesLeftOpenAndOutlined() {
        var tile = draw(
                new FeatureFixture()
                        .with("POLYGON ((10 10, 90 10, 90 90, 10 90, 10 10), (40 40, 60 40, 60 60, 40 60, 40 40))"),
                PLAIN);

        assertEquals("FFFF0000", hex(tile, 25, 25));
        assertEquals("00000000", hex(tile, 50, 50));
        assertEquals("FF0000FF", hex(tile, 10, 50), "outline");
        assertEquals("FF0000FF", hex(tile, 39, 50), "outline of the hole");
        assertEquals("00000000", hex(tile, 5, 5));
    }

    @Test
    void northIsUp() {
        var tile = draw(new FeatureFixture().with("POLYGON ((0 80, 100 80, 100 100, 0 100, 0 80))"), PLAIN);

        assertEquals("FFFF0000", hex(tile, 50, 5));
        assertEquals("00000000", hex(tile, 50, 95));
    }

    @Test
    void aFillIsAsOpaqueAsItsStyleSays() {
        var tile = draw(
                new FeatureFixture().with("POLYGON ((10 10, 90 10, 90 90, 10 90, 10 10))"), PLAIN.withFillOpacity(0.5));

        assertEquals("80800000", hex(tile, 50, 50));
    }

    @Test
    void linesHaveTheColorOfTheirFeatureAndPointsAreDiscs() {
        var lines = draw(new FeatureFixture().with("LINESTRING (0 50, 100 50)"), PLAIN);
        var points = draw(new FeatureFixture().with("POINT (50 50)"), PLAIN);

        assertEquals("FFFF0000", hex(lines, 30, 50));
        assertEquals("00000000", hex(lines, 30, 47));
        assertEquals("FFFF0000", hex(points, 50, 49));
        assertEquals("00000000", hex(points, 56, 49));
        assertTrue((argb(points, 46, 49) & 0xFF) > 100, "the outline of the disc");
    }

    @Test
    void aPointBeyondTheEdgeReachesIn() {
        var tile = draw(new FeatureFixture().with("POINT (-2 50)"), PLAIN);

        assertTrue(argb(tile, 0, 49) != 0);
    }

    @Test
    void whatIsSmallerThanAPixelIsStillSeen() {
        var tile = draw(new FeatureFixture().with("POLYGON ((50.1 50.1, 50.2 50.1, 50.2 50.2, 50.1 50.1))"), PLAIN);

        assertTrue(argb(tile, 50, 49) >>> 24 > 200);
    }

    @Test
    void categoriesAndClassesColorFeaturesByTheirValues() {
        var features = new FeatureFixture()
                .with("POLYGON ((0 0, 30 0, 30 100, 0 100, 0 0))", "wheat", 1.0)
                .with("POLYGON ((30 0, 60 0, 60 100, 30 100, 30 0))", "rye", 5.0)
                .with("POLYGON ((60 0, 100 0, 100 100, 60 100, 60 0))", null, null);
        var byKind = PLAIN.withStrokeWidth(0)
                .withColors(new FeatureColors.Categories(
                        "KIND", List.of(new FeatureColors.Category("wheat", "#00FF00")), "#808080"));
        var bySize = PLAIN.withStrokeWidth(0)
                .withColors(new FeatureColors.Classes("size", List.of(0.0, 2.0, 5.0), List.of("#111111", "#222222")));

        var kinds = draw(features, byKind);
        var sizes = draw(features, bySize);

        assertEquals("FF00FF00", hex(kinds, 15, 50));
        assertEquals("FF808080", hex(kinds, 45, 50), "not among the categories");
        assertEquals("FF808080", hex(kinds, 80, 50), "without a value");
        assertEquals("FF111111", hex(sizes, 15, 50));
        assertEquals("FF222222", hex(sizes, 45, 50), "the upper limit of the last class belongs to it");
        assertEquals("00000000", hex(sizes, 80, 50));
    }

    @Test
    void leavingVerticesOutDoesNotChangeWhatIsSeen() {
        var random = new SplittableRandom(3);
        for (int round = 0; round < 60; round++) {
            var xy = new double[2 * 400];
            double x = random.nextDouble(-300, 400);
            double y = random.nextDouble(-300, 400);
            for (int i = 0; i < xy.length; i += 2) {
                x += random.nextDouble(-60, 60);
                y += random.nextDouble(-60, 60);
                xy[i] = x;
                xy[i + 1] = y;
            }
            var whole = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            whole.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) {
                whole.lineTo(xy[i], xy[i + 1]);
            }
            var traced = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            new PathTracer(0, 0, 1, 1, 0, 100, 100).trace(new PackedCoordinateSequence.Double(xy, 2, 0), traced);

            int different = 0;
            var expected = filled(whole);
            var actual = filled(traced);
            for (int pixel = 0; pixel < 100 * 100; pixel++) {
                different +=
                        expected.getRGB(pixel % 100, pixel / 100) == actual.getRGB(pixel % 100, pixel / 100) ? 0 : 1;
            }
            assertEquals(0, different, "pixels of round " + round);
        }
    }

    @Test
    void tilesOfOneScaleFitTogether() {
        var features =
                new FeatureFixture().with("LINESTRING (0 0, 100 77, 3 90)").set("EPSG:32632");
        var drawn = new FeatureRaster(features).drawn(PLAIN, 0.5, 1);
        var grid = drawn.grid();
        int columns = (int) grid.columns();
        int rows = (int) grid.rows();
        var whole = drawn.read(Window.of(0, 0, columns, rows), CancelToken.NEVER);
        int painted = 0;
        for (int left = 0; left < columns; left += 64) {
            for (int top = 0; top < rows; top += 64) {
                var part = drawn.read(Window.of(left, top, 64, 64), CancelToken.NEVER);
                for (int y = 0; y < 64 && top + y < rows; y++) {
                    for (int x = 0; x < 64 && left + x < columns; x++) {
                        int expected = argb(whole, left + x, top + y);
                        painted += expected == 0 ? 0 : 1;
                        assertEquals(expected >>> 24, argb(part, x, y) >>> 24, 2, (left + x) + ", " + (top + y));
                    }
                }
            }
        }
        assertTrue(painted > 300, painted + " pixels");
    }

    @Test
    void aClickFindsWhatItMayMeanTheUppermostFirst() {
        var raster = new FeatureRaster(new FeatureFixture()
                .with("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", "ground", 1.0)
                .with("LINESTRING (0 50, 100 50)", "path", 2.0)
                .with("POINT (20 20)", "tree", 3.0)
                .set("EPSG:32632"));

        assertEquals(List.of("path", "ground"), kinds(raster, 50, 53, 4));
        assertEquals(List.of("ground"), kinds(raster, 50, 53, 2));
        assertEquals(List.of("tree", "ground"), kinds(raster, 21, 20, 2));
        assertEquals(List.of(), kinds(raster, 200, 20, 2));
    }

    @Test
    void stopsWhenCancelled() {
        var cancel = CancelToken.create();
        cancel.cancel();
        var features = new FeatureFixture().with("POINT (1 1)").set("");

        assertThrows(CancelledException.class, () -> new FeatureRaster(features).read(Window.of(0, 0, 10, 10), cancel));
    }

    private static List<Object> kinds(FeatureRaster raster, double x, double y, double reach) {
        return raster.at(new MapPoint(x, y), reach).stream()
                .map(feature -> feature.value(0).orElseThrow())
                .toList();
    }

    private static BufferedImage filled(Path2D path) {
        var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setClip(new Rectangle(0, 0, 100, 100));
        graphics.fill(path);
        graphics.dispose();
        return image;
    }

    /// Draws 100 × 100 map units, one a pixel.
    private static Tile draw(FeatureFixture features, FeatureStyle style) {
        return FeatureArtist.draw(
                new FeatureShapes(features.set("EPSG:32632")),
                style,
                Window.of(0, 0, 100, 100),
                new Extent(0, 100, 100, 0),
                1,
                CancelToken.NEVER);
    }

    private static int argb(Tile tile, int column, int row) {
        return tile.isValid(column, row) ? (int) tile.sample(0, column, row) : 0;
    }

    private static String hex(Tile tile, int column, int row) {
        return String.format("%08X", argb(tile, column, row));
    }
}
