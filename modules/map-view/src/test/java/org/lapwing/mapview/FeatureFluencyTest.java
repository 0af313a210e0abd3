package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileKey;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Two million vertices stay usable: what a view costs depends on what can be seen. Times are those of
/// the processor, so that other work does not count; the log tells them.
class FeatureFluencyTest {

    private static final Logger LOG = LoggerFactory.getLogger(FeatureFluencyTest.class);
    private static final GeometryFactory FACTORY = new GeometryFactory();
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final int SIDE = 100;
    private static final int RING = 200;
    private static final double FIELD = 200;
    private static final FeatureStyle STYLE = FeatureStyle.of("#0072B2");

    private static FeatureSet fields;

    @BeforeAll
    static void makeFields() {
        var random = new SplittableRandom(5);
        var features = new ArrayList<Feature>();
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                features.add(new Feature(field(column * FIELD, row * FIELD, random), new Object[0]));
            }
        }
        fields = new FeatureSet(SourceId.of("fields"), "fields", "EPSG:32632", List.of(), features, List.of());
    }

    @Test
    void allOfItIsDrawnInAFewTilesWorthOfTime() {
        double seconds = draw(SIDE * FIELD / 900, 6, 4);

        assertTrue(fields.vertices() > 2_000_000, fields.vertices() + " vertices");
        assertTrue(seconds < 8, seconds + " s for a view of all");
    }

    @Test
    void aCloseViewCostsWhatItShows() {
        draw(1, 2, 2); // compiles
        double seconds = draw(0.5, 6, 4);

        assertTrue(seconds < 3, seconds + " s for a view of some fields");
    }

    private static double draw(double unitsPerPixel, int columns, int rows) {
        var drawn = new FeatureRaster(fields).drawn(STYLE, unitsPerPixel, 1);
        long start = CLOCK.getCurrentThreadCpuTime();
        int painted = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                var tile = drawn.read(new TileKey(drawn.id(), 0, column, row).window(), CancelToken.NEVER);
                painted += tile.isAllInvalid() ? 0 : 1;
            }
        }
        long spent = CLOCK.getCurrentThreadCpuTime() - start;
        LOG.info(
                "{} of {} tiles at {} units a pixel in {} ms of one core",
                painted,
                columns * rows,
                unitsPerPixel,
                TimeUnit.NANOSECONDS.toMillis(spent));
        assertTrue(painted > columns * rows / 4, painted + " tiles");
        return spent * 1e-9;
    }

    private static Geometry field(double left, double bottom, SplittableRandom random) {
        var xy = new double[2 * (RING + 1)];
        for (int i = 0; i < RING; i++) {
            double angle = 2 * Math.PI * i / RING;
            double radius = FIELD * (0.42 + random.nextDouble(-0.02, 0.02));
            xy[2 * i] = left + FIELD / 2 + radius * Math.cos(angle);
            xy[2 * i + 1] = bottom + FIELD / 2 + radius * Math.sin(angle);
        }
        xy[2 * RING] = xy[0];
        xy[2 * RING + 1] = xy[1];
        CoordinateSequence ring = new PackedCoordinateSequence.Double(xy, 2, 0);
        return FACTORY.createPolygon(ring);
    }
}
