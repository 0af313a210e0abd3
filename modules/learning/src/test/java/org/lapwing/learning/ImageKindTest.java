package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;

class ImageKindTest {

    private static final LabelledImage FIRST = image(1, SampleType.UINT8, 1, "red", "green");

    private static LabelledImage image(double metres, SampleType type, double factor, String... names) {
        return image(new Grid(40, 30, new GridToCrs(0, metres, 0, 0, 0, -metres), "EPSG:32633"), type, factor, names);
    }

    private static LabelledImage image(Grid grid, SampleType type, double factor, String... names) {
        var bands = List.of(names).stream().map(name -> Band.of(name, type)).toList();
        int count = 40 * 30 * bands.size();
        var samples = Tile.newSamples(type, count);
        for (int i = 0; i < count; i++) {
            double value = factor * (50 + i % 100);
            switch (samples) {
                case byte[] bytes -> bytes[i] = (byte) value;
                case short[] shorts -> shorts[i] = (short) value;
                case float[] floats -> floats[i] = (float) value;
                default -> throw new IllegalStateException();
            }
        }
        var id = SourceId.of(List.of(names) + " " + type + " x " + factor);
        var pixels = new MemoryRaster(id, grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
        return new LabelledImage(pixels, Fields.of(40, 30).labels());
    }

    private static List<String> check(LabelledImage second) throws Exception {
        return ImageKind.check(List.of(FIRST, second), CancelToken.NEVER);
    }

    private static void assertRefused(LabelledImage second, String part) {
        var refused = assertThrows(TrainingDataException.class, () -> check(second));
        assertTrue(refused.getMessage().contains(part), refused.getMessage());
        assertTrue(refused.getMessage().contains("Train on images of one kind"), refused.getMessage());
    }

    @Test
    void imagesOfOneKindPassWithoutAWord() throws Exception {
        assertEquals(List.of(), check(image(1.005, SampleType.UINT8, 1.2, "Red", "green ")));
    }

    @Test
    void bandsAreComparedByNumberNameAndOrder() {
        assertRefused(image(1, SampleType.UINT8, 1, "red"), "has 2 bands");
        assertRefused(image(1, SampleType.UINT8, 1, "green", "red"), "in another order");
        assertRefused(image(1, SampleType.UINT8, 1, "red", "nir"), "[red, nir]");
    }

    @Test
    void bandsWithoutNamesAreTakenByTheirNumber() throws Exception {
        assertEquals(List.of(), check(image(1, SampleType.UINT8, 1, "band 1", "band 2")));
    }

    @Test
    void pixelsOfAnotherSizeAreRefusedWithBothSizes() {
        assertRefused(image(1.02, SampleType.UINT8, 1, "red", "green"), "1.020 m");
    }

    @Test
    void anImageWithoutAPlaceIsRemarked() throws Exception {
        var remarks = check(image(Grid.ofPixels(40, 30), SampleType.UINT8, 1, "red", "green"));
        assertEquals(1, remarks.size());
        assertTrue(remarks.getFirst().contains("how large its pixels are"), remarks.getFirst());
    }

    @Test
    void valuesOfAnotherTypeAndScaleAreRefusedWithTheirRanges() {
        assertRefused(image(1, SampleType.UINT16, 100, "red", "green"), "UINT8");
        assertRefused(image(1, SampleType.FLOAT32, 1 / 255.0, "red", "green"), "far apart");
    }

    @Test
    void anotherTypeWithLikeValuesIsRemarkedOnly() throws Exception {
        var remarks = check(image(1, SampleType.FLOAT32, 1, "red", "green"));
        assertEquals(1, remarks.size());
        assertTrue(remarks.getFirst().contains("values are alike"), remarks.getFirst());
    }

    @Test
    void oneTypeWithValuesFarApartIsRemarkedOnly() throws Exception {
        var remarks = check(image(1, SampleType.UINT8, 0.1, "red", "green"));
        assertEquals(1, remarks.size());
        assertTrue(remarks.getFirst().contains("Check that both were recorded alike"), remarks.getFirst());
    }
}
