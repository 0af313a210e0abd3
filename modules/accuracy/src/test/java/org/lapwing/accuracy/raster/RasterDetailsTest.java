package org.lapwing.accuracy.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lapwing.accuracy.Assessment;
import org.lapwing.accuracy.ConfusionMatrix;
import org.lapwing.accuracy.Examples;
import org.lapwing.accuracy.PairVisitor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class RasterDetailsTest {

    private static final byte NONE = (byte) 255;

    private static void compare(RasterSource map, RasterSource reference, int classes, PairVisitor visitor)
            throws RasterReadException {
        Assessment.compare(
                map,
                reference,
                classes,
                List.of(map.grid().bounds()),
                List.of(visitor),
                CancelToken.NEVER,
                ProgressListener.NONE);
    }

    private static MemoryRaster raster(String... rows) {
        var grid = Grid.ofPixels(rows[0].length(), rows.length);
        var samples = new byte[rows.length * rows[0].length()];
        for (int at = 0; at < samples.length; at++) {
            char each = rows[at / rows[0].length()].charAt(at % rows[0].length());
            samples[at] = each == '.' ? NONE : (byte) (each - '0');
        }
        return Examples.bytes(grid, samples);
    }

    @Test
    void borderPixelsAreThoseBesideAnotherClassAndUnlabelledOnesMakeNoBorder() throws RasterReadException {
        var reference = raster("0000111", "0000111", "0000.11");
        var counter = new BoundaryCounter(reference, 2, 1);
        compare(reference, reference, 2, counter);
        assertEquals(ConfusionMatrix.of(List.of(List.of(2L, 0L), List.of(0L, 2L))), counter.band());
        assertEquals(ConfusionMatrix.of(List.of(List.of(10L, 0L), List.of(0L, 6L))), counter.interior());
        var wider = new BoundaryCounter(reference, 2, 2);
        compare(reference, reference, 2, wider);
        // a step from the border pixels, also diagonally: columns 2 to 5 of all rows
        assertEquals(ConfusionMatrix.of(List.of(List.of(6L, 0L), List.of(0L, 5L))), wider.band());
        assertThrows(IllegalArgumentException.class, () -> new BoundaryCounter(reference, 2, 0));
    }

    @Test
    void theBandAndTheInteriorTogetherAreTheWholeAcrossPieces() throws RasterReadException {
        var random = new SplittableRandom(4);
        var grid = Grid.ofPixels(120, 1100); // several pieces
        var truth = new byte[120 * 1100];
        var mapped = new byte[truth.length];
        for (int at = 0; at < truth.length; at++) {
            truth[at] = (byte) ((at % 120 / 17 + at / 120 / 13) % 3);
            mapped[at] = random.nextInt(5) == 0 ? (byte) random.nextInt(3) : truth[at];
        }
        var reference = Examples.bytes(grid, truth);
        var map = Examples.bytes(grid, mapped);
        var counter = new BoundaryCounter(reference, 3, 3);
        compare(map, reference, 3, counter);
        long near = 0;
        for (int row = 0; row < 1100; row++) {
            for (int column = 0; column < 120; column++) {
                near += isNear(truth, 120, 1100, column, row, 2) ? 1 : 0;
            }
        }
        assertEquals(near, counter.band().total());
        assertEquals(truth.length, counter.band().total() + counter.interior().total());
    }

    private static boolean isNear(byte[] truth, int width, int height, int column, int row, int steps) {
        for (int y = Math.max(0, row - steps); y <= Math.min(height - 1, row + steps); y++) {
            for (int x = Math.max(0, column - steps); x <= Math.min(width - 1, column + steps); x++) {
                byte own = truth[y * width + x];
                if ((x > 0 && truth[y * width + x - 1] != own)
                        || (x + 1 < width && truth[y * width + x + 1] != own)
                        || (y > 0 && truth[(y - 1) * width + x] != own)
                        || (y + 1 < height && truth[(y + 1) * width + x] != own)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void cellsAndZonesAreCountedApartAndSumToTheWhole() throws RasterReadException {
        var map = raster("00011", "00011", "11100");
        var reference = raster("00111", "0.011", "11101");
        var cells = new RegionCounter(2, Regions.cells(3, 5));
        compare(map, reference, 2, cells);
        var names = cells.regions().stream().map(RegionCounter.Region::name).toList();
        assertEquals(List.of("row 0, column 0", "row 0, column 1"), names);
        assertEquals(8, cells.regions().get(0).matrix().total());
        assertEquals(6, cells.regions().get(1).matrix().total());
        var zones = new RegionCounter(2, Regions.zones(raster("77755", "77755", "....5")));
        compare(map, reference, 2, zones);
        assertEquals("zone 5", zones.regions().get(0).name());
        assertEquals(5, zones.regions().get(0).matrix().total());
        assertEquals(5, zones.regions().get(1).matrix().total());
    }

    private static FeatureSet polygons(List<Envelope> boxes, List<String> names) {
        var factory = new GeometryFactory();
        var features = new ArrayList<Feature>();
        for (int index = 0; index < boxes.size(); index++) {
            features.add(new Feature(factory.toGeometry(boxes.get(index)), new Object[] {names.get(index)}));
        }
        return new FeatureSet(
                SourceId.of("polygons"),
                "polygons",
                "",
                List.of(new Field("class", Field.Kind.TEXT)),
                features,
                List.of());
    }

    @Test
    void polygonsAreRegionsByTheirNames() throws RasterReadException {
        var map = raster("0011", "0011");
        // y is minus the row
        var polygons = polygons(
                List.of(new Envelope(0, 1, -2, 0), new Envelope(1, 3, -1, 0), new Envelope(90, 91, 0, 1)),
                List.of("west", "north", "nowhere"));
        var counter = new RegionCounter(2, new PolygonRegions(polygons, map.grid(), OptionalInt.of(0)));
        compare(map, map, 2, counter);
        assertEquals(
                List.of("west", "north"),
                counter.regions().stream().map(RegionCounter.Region::name).toList());
        assertEquals(2, counter.regions().get(0).matrix().total());
        assertEquals(
                ConfusionMatrix.of(List.of(List.of(1L, 0L), List.of(0L, 1L))),
                counter.regions().get(1).matrix());
    }

    @Test
    void objectsAreFoundWhereMostOfTheirPixelsAre() throws RasterReadException {
        var map = raster("00111", "00.1.", "001..");
        var polygons = polygons(
                List.of(
                        new Envelope(0, 2, -3, 0), // six pixels of 0
                        new Envelope(1, 4, -1, 0), // one of 0, two of 1
                        new Envelope(3, 5, -3, -1), // one of 1, three of none
                        new Envelope(50, 60, 0, 10)),
                List.of("a", "a", "b", "b"));
        var objects = ObjectCounter.count(map, polygons, List.of(0, 0, 1, 1), 2, CancelToken.NEVER);
        assertEquals(ConfusionMatrix.of(List.of(List.of(1L, 0L), List.of(1L, 0L))), objects.matrix());
        assertEquals(1, objects.outside());
        assertEquals(1, objects.unmapped());
        assertEquals((1 + 1.0 / 3) / 2, objects.meanShare(), 1e-12);
    }

    @Test
    void calibrationComparesConfidenceWithTruth() throws RasterReadException {
        var reference = raster("0011", "01.1");
        float[] ofZero = {0.9f, 0.9f, 0.1f, 0.4f, 0.9f, 0.9f, 0.5f, 0.2f};
        var values = new float[16];
        for (int at = 0; at < 8; at++) {
            values[at] = ofZero[at];
            values[8 + at] = 1 - ofZero[at];
        }
        var grid = reference.grid();
        var bands = List.of(Band.of("zero", SampleType.FLOAT32), Band.of("one", SampleType.FLOAT32));
        var probabilities =
                new MemoryRaster(SourceId.of("p"), grid, new Tile(grid.bounds(), bands, values, Optional.empty()));
        var counter = new CalibrationCounter(probabilities, 2);
        compare(reference, reference, 2, counter);
        var calibration = counter.calibration();
        // 0.9 five times (one of them wrong), 0.6 and 0.8 once, both right
        assertEquals(
                7,
                calibration.bins().stream()
                        .mapToLong(CalibrationCounter.Bin::pixels)
                        .sum());
        double expected = (5 * Math.abs(0.9 - 4.0 / 5) + 0.4 + 0.2) / 7;
        assertEquals(expected, calibration.expectedError().orElseThrow(), 1e-6);
        assertEquals(0.4, calibration.maximumError().orElseThrow(), 1e-6);
        assertEquals((4 * 0.9 + 0.1 + 0.6 + 0.8) / 7, calibration.meanOfTruth().orElseThrow(), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> new CalibrationCounter(probabilities, 3));
    }

    @Test
    void jsonPageAndTableHoldWhatWasAskedFor() throws Exception {
        var matrix = ConfusionMatrix.of(List.of(List.of(5L, 1L), List.of(0L, 0L)));
        var details = new RasterDetails(
                Optional.of(new RasterDetails.Boundary(2, matrix, matrix)),
                List.of(new RegionCounter.Region("=north & \"east\"", matrix)),
                Optional.of(new ObjectCounter.Objects(matrix, 1, 2, 0.5)),
                Optional.empty());
        var report = Examples.report(matrix, "a", "b");
        var root = new ObjectMapper().createObjectNode();
        RasterDetailsJson.addTo(root, details, List.of("a", "b"));
        assertEquals(2, root.path("boundary").path("pixels").intValue());
        assertEquals(5.0 / 6, root.path("regions").path(0).path("overall").doubleValue(), 1e-12);
        assertTrue(root.path("regions")
                .path(0)
                .path("classes")
                .path(1)
                .path("users")
                .isNull());
        assertEquals(6, root.path("objects").path("objects").longValue());
        var page = String.join("", RasterDetailsHtml.sections(report, details));
        assertTrue(page.contains("=north &amp; &quot;east&quot;"), page);
        var csv = RasterTable.toCsv(report, details);
        assertTrue(csv.startsWith("part,class,mapPixels"), csv);
        assertTrue(csv.contains("\"'=north & \"\"east\"\"\",a,6,5,0.833333,1.000000"), csv);
        assertFalse(csv.contains("NaN"));
    }
}
