package org.lapwing.labels.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;

class PixelOutlinesTest {

    private static final GridToCrs TILTED = new GridToCrs(500_000, 1.5, 0.5, 5_000_000, 0.25, -2);

    @Test
    void aSinglePixelIsItsFourSides() {
        Wkt.assertSame("POLYGON ((1 -1, 2 -1, 2 -2, 1 -2, 1 -1))", outline(".....", ".#...", "....."));
    }

    @Test
    void aHoleStaysAHole() {
        var ring = outline("###", "#.#", "###");
        assertEquals(8, ring.getArea());
        assertEquals(10, ring.getNumPoints(), "only corners are vertices");
    }

    @Test
    void pixelsThatTouchByACornerAreTwoPolygons() {
        var two = outline("#.", ".#");
        assertTrue(two.isValid());
        assertEquals(2, two.getNumGeometries());
    }

    @Test
    void anOutlineThatTouchesItselfIsAPolygonWithAHole() {
        var pinched = outline("####", "#..#", "#.#.", "###.");
        assertTrue(pinched.isValid(), pinched.toString());
        assertEquals(1, pinched.getNumGeometries());
        assertEquals(11, pinched.getArea());
    }

    @Test
    void holesThatTouchByACornerAreTwoHoles() {
        var holes = outline("####", "#.##", "##.#", "####");
        assertTrue(holes.isValid(), holes.toString());
        assertEquals(14, holes.getArea());
    }

    @Test
    void nothingIsAnEmptyPolygon() {
        assertTrue(outline("...", "...").isEmpty());
    }

    @Test
    void anyPixelsBecomeValidPolygonsOfTheirAreaAndBurnBackToThemselves() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var window =
                    Window.of(random.nextInt(50), random.nextInt(50), 1 + random.nextInt(17), 1 + random.nextInt(13));
            var pixels = new BitSet();
            double share = random.nextDouble();
            for (int i = 0; i < window.pixels(); i++) {
                pixels.set(i, random.nextDouble() < share);
            }
            var outline = PixelRegion.of(window, pixels).outline(TILTED);
            assertTrue(outline.isValid(), "seed " + seed + ": " + outline);
            assertEquals(pixels.cardinality() * TILTED.pixelArea(), outline.getArea(), 1e-6, "seed " + seed);
            var burnt = new byte[(int) window.pixels()];
            if (!outline.isEmpty()) {
                new Burner(window, TILTED, burnt).burn(outline, (byte) 1);
            }
            var expected = new byte[burnt.length];
            pixels.stream().forEach(pixel -> expected[pixel] = 1);
            assertArrayEquals(expected, burnt, "seed " + seed);
        }
    }

    private static Geometry outline(String... rows) {
        var pixels = new BitSet();
        int width = rows[0].length();
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < width; column++) {
                pixels.set(row * width + column, rows[row].charAt(column) == '#');
            }
        }
        return PixelRegion.of(Window.of(0, 0, width, rows.length), pixels).outline(GridToCrs.pixels());
    }
}
