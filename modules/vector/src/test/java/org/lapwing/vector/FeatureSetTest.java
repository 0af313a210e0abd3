package org.lapwing.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.raster.SourceId;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FeatureSetTest {

    @Test
    void findsFeaturesByPlaceInDrawingOrder() {
        var set = set("EPSG:32632", "POINT (5 5)", "POINT (50 50)", "LINESTRING (0 0, 10 10)", "POLYGON EMPTY");

        assertArrayEquals(new int[] {0, 2}, set.within(new Envelope(4, 6, 4, 6)));
        assertArrayEquals(new int[0], set.within(new Envelope(100, 200, 100, 200)));
        assertEquals(Shape.MIXED, set.shape());
        assertEquals(4, set.vertices());
    }

    @Test
    void featuresAreSeenInAnotherReferenceSystem() throws IOException {
        var set = set("EPSG:4326", "POINT (9 48)", "LINESTRING (9 48, 9 49)");

        var moved = set.reprojected("EPSG:32632", CancelToken.NEVER);

        var middle = moved.features().getFirst().geometry().getCoordinate();
        assertEquals(500_000, middle.getX(), 1e-3, "the central meridian of zone 32");
        assertEquals(5_316_300, middle.getY(), 100);
        assertEquals("EPSG:32632", moved.crs());
        assertNotEquals(set.id(), moved.id());
        assertArrayEquals(new int[] {0, 1}, moved.within(new Envelope(499_999, 500_001, 5_316_000, 5_317_000)));
    }

    @Test
    void featuresWithoutAPlaceThereLoseTheirShapeAndAreCounted() throws IOException {
        var set = set("EPSG:4326", "POINT (9 48)", "POINT (9 95)");

        var moved = set.reprojected("EPSG:3857", CancelToken.NEVER);

        assertEquals(2, moved.features().size());
        assertTrue(moved.features().get(1).geometry().isEmpty());
        assertTrue(moved.notes().getLast().startsWith("1 of 2 features"), moved.notes()::toString);
    }

    @Test
    void featuresOfAnUnknownReferenceSystemAreSeenNowhereElseUntilAPersonNamesIt() throws IOException {
        var set = set("", "POINT (9 48)");

        var refused = assertThrows(IOException.class, () -> set.reprojected("EPSG:32632", CancelToken.NEVER));

        assertTrue(refused.getMessage().contains("does not say its reference system"), refused.getMessage());
        var moved = set.assumedIn("EPSG:4326").reprojected("EPSG:32632", CancelToken.NEVER);
        assertEquals(500_000, moved.bounds().getMinX(), 1e-3);
    }

    @Test
    void movingStopsWhenCancelled() {
        var cancel = CancelToken.create();
        cancel.cancel();

        assertThrows(
                CancelledException.class, () -> set("EPSG:4326", "POINT (9 48)").reprojected("EPSG:32632", cancel));
    }

    @Test
    void fieldsAreFoundWithoutRegardToCase() {
        var set = new FeatureSet(
                SourceId.of("x"), "x", "", List.of(new Field("Crop", Field.Kind.TEXT)), List.of(), List.of());

        assertEquals(OptionalInt.of(0), set.field("CROP"));
        assertEquals(OptionalInt.empty(), set.field("area"));
    }

    private static FeatureSet set(String crs, String... wkts) {
        var features = Stream.of(wkts)
                .map(wkt -> {
                    try {
                        return new Feature(new WKTReader().read(wkt), new Object[0]);
                    } catch (ParseException wrong) {
                        throw new IllegalArgumentException(wrong);
                    }
                })
                .toList();
        return new FeatureSet(SourceId.of("test"), "test", crs, List.of(), features, List.of());
    }
}
