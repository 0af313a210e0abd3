package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;

class BandSubsetTest {

    private static Band band(String name) {
        return new Band(name, SampleType.INT16, OptionalDouble.of(-1), 1, 0, Optional.empty());
    }

    /// Three bands of 2 x 1 pixels; -1 is no data.
    private static RasterSource three(short... samples) {
        var bands = List.of(band("a"), band("b"), band("c"));
        return new MemoryRaster(
                SourceId.of("three"),
                Grid.ofPixels(2, 1),
                new Tile(Window.of(0, 0, 2, 1), bands, samples, Optional.empty()));
    }

    @Test
    void bandsComeInTheOrderAskedFor() throws Exception {
        var subset =
                new BandSubset(three((short) 1, (short) 2, (short) 3, (short) 4, (short) 5, (short) 6), List.of(2, 0));

        var tile = subset.read(Window.of(0, 0, 2, 1), CancelToken.NEVER);

        assertEquals(List.of("c", "a"), subset.bands().stream().map(Band::name).toList());
        assertEquals(6, tile.value(0, 1, 0));
        assertEquals(2, tile.value(1, 1, 0));
    }

    @Test
    void aPixelHoldsDataWhereOneOfItsOwnBandsDoes() throws Exception {
        var source = three((short) 1, (short) 2, (short) -1, (short) 4, (short) -1, (short) 6);

        var last = new BandSubset(source, List.of(1, 2)).read(Window.of(0, 0, 2, 1), CancelToken.NEVER);
        var first = new BandSubset(source, List.of(0, 1)).read(Window.of(0, 0, 2, 1), CancelToken.NEVER);

        assertFalse(last.isValid(0, 0));
        assertTrue(last.isValid(1, 0));
        assertTrue(first.isValid(0, 0));
    }

    @Test
    void subsetsAreToldApartAndBandsThatThereAreNotRefused() {
        var source = three(new short[6]);
        assertNotEquals(new BandSubset(source, List.of(0)).id(), new BandSubset(source, List.of(1)).id());
        assertThrows(IllegalArgumentException.class, () -> new BandSubset(source, List.of(3)));
        assertThrows(IllegalArgumentException.class, () -> new BandSubset(source, List.of()));
    }
}
