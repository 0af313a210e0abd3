package org.lapwing.raster.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class ExpressionRasterTest {

    /// Two bands of reflectance times 10,000, no data -1; pixel (0, 0) masked, (1, 0) no data in the red band only,
    /// (2, 0) both zero, (0, 1) 0.2 and 0.6, (1, 1) 0.1 and 0.1, (2, 1) 0.05 and 0.45.
    private static RasterSource imagery() {
        var red = new Band("red", SampleType.INT16, OptionalDouble.of(-1), 1e-4, 0, Optional.empty());
        var nir = new Band("nir", SampleType.INT16, OptionalDouble.of(-1), 1e-4, 0, Optional.empty());
        var invalid = new BitSet();
        invalid.set(0);
        short[] samples = {7, -1, 0, 2000, 1000, 500, 7, 5000, 0, 6000, 1000, 4500};
        return new MemoryRaster(
                SourceId.of("land"),
                Grid.ofPixels(3, 2),
                new Tile(Window.of(0, 0, 3, 2), List.of(red, nir), samples, Optional.of(invalid)));
    }

    private static ExpressionRaster ndvi(RasterSource source) throws ExpressionException {
        return new ExpressionRaster(source, BandExpression.parse(SpectralIndex.NDVI.formula(), source.bands()), "NDVI");
    }

    @Test
    void pixelsAreComputedFromPhysicalValuesAndNoDataStaysNone() throws Exception {
        var tile = ndvi(imagery()).read(Window.of(0, 0, 3, 2), CancelToken.NEVER);

        assertEquals(SampleType.FLOAT32, tile.type());
        assertFalse(tile.isValid(0, 0), "masked");
        assertFalse(tile.isValid(1, 0), "no red");
        assertFalse(tile.isValid(2, 0), "division by zero");
        assertEquals(0.5, tile.value(0, 0, 1), 1e-6);
        assertEquals(0, tile.value(0, 1, 1), 1e-6);
        assertEquals(0.8, tile.value(0, 2, 1), 1e-6);
    }

    @Test
    void readingInPiecesIsReadingWholeAndBesideTheGridIsNoData() throws Exception {
        var raster = ndvi(imagery());

        assertEquals(0.8, raster.read(Window.of(2, 1, 1, 1), CancelToken.NEVER).value(0, 0, 0), 1e-6);
        assertTrue(raster.read(Window.of(5, 5, 2, 2), CancelToken.NEVER).isAllInvalid());
        assertEquals(
                0.5,
                raster.readAsync(Window.of(0, 1, 1, 1), CancelToken.NEVER, Runnable::run)
                        .join()
                        .value(0, 0, 0),
                1e-6);
    }

    @Test
    void everyExpressionHasItsOwnIdSoThatTilesAreNotMistaken() throws ExpressionException, RasterReadException {
        var source = imagery();
        var other = new ExpressionRaster(source, BandExpression.parse("b1*2", source.bands()), "twice");

        assertNotEquals(ndvi(source).id(), other.id());
        assertNotEquals(source.id(), other.id());
        assertEquals(ndvi(source).id(), ndvi(imagery()).id());
        assertEquals("twice of land", other.name());
    }
}
