package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

class CorrectedLabelsTest {

    private static final int WIDTH = 7;
    private static final int HEIGHT = 5;

    private final Grid grid = new Grid(WIDTH, HEIGHT, new GridToCrs(100, 1, 0, 50, 0, -1), "EPSG:32632");
    private final Legend old = new Legend(
            List.of(
                    new LegendClass(3, "water", "#0000FF", List.of()),
                    new LegendClass(8, "tree", "#00FF00", List.of())),
            Set.of());
    private final LabelClasses classes = LabelClasses.of(old).with(LabelClass.of(9, "road", "#888888"));
    private final Legend joined = AnnotatedImage.legend(old, classes);

    @Test
    void whatWasDrawnCountsAndTheTruthCountsElsewhere() throws Exception {
        // rows 1 and 2, columns 2 to 4 are drawn as road, which the truth does not know
        var labels = CorrectedLabels.of(truth(), old, drawn(102, 105, 47, 49), joined);
        var tile = labels.read(Window.of(0, 0, WIDTH, HEIGHT), CancelToken.NEVER);

        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                boolean road = row >= 1 && row <= 2 && column >= 2 && column <= 4;
                boolean hole = row == 4 && column == 6;
                assertEquals(road ? 2 : hole ? 255 : column % 2, tile.sample(0, column, row), column + ", " + row);
                assertEquals(!hole, tile.isValid(column, row));
            }
        }
        assertEquals(7, labels.revision());
    }

    @Test
    void aLabelIsDrawnEvenWhereTheTruthHasNone() throws Exception {
        var labels = CorrectedLabels.of(truth(), old, drawn(106, 107, 45, 46), joined);
        var tile = labels.read(Window.of(5, 4, 2, 1), CancelToken.NEVER);

        assertEquals(2, tile.sample(0, 1, 0));
        assertTrue(tile.isValid(1, 0));
    }

    @Test
    void otherAnnotationsAreOtherPixels() throws Exception {
        assertNotEquals(
                CorrectedLabels.of(truth(), old, drawn(102, 105, 47, 49), joined)
                        .id(),
                CorrectedLabels.of(truth(), old, drawn(102, 104, 47, 49), joined)
                        .id());
    }

    private LabelSnapshot drawn(double left, double right, double bottom, double top) {
        var geometry = new GeometryFactory().toGeometry(new Envelope(left, right, bottom, top));
        return LabelSnapshot.of(
                7,
                "EPSG:32632",
                classes,
                List.of(Annotation.drawn(
                                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                                9,
                                geometry,
                                "me",
                                Instant.EPOCH)
                        .withOrder(1)));
    }

    private MemoryRaster truth() {
        var indices = new byte[WIDTH * HEIGHT];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) (i % WIDTH % 2);
        }
        var invalid = new BitSet();
        invalid.set(indices.length - 1);
        indices[indices.length - 1] = (byte) 255;
        return new MemoryRaster(
                SourceId.of("truth"),
                grid,
                new Tile(
                        Window.of(0, 0, WIDTH, HEIGHT),
                        List.of(Band.of("class", SampleType.UINT8)),
                        indices,
                        Optional.of(invalid)));
    }
}
