package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// What this package writes, [RasterFiles] reads.
class ReadBackTest {

    @TempDir
    Path folder;

    @Test
    void everyTypeCompressionAndFormComesBack() throws IOException {
        for (var type : SampleType.values()) {
            for (var compression : Compression.values()) {
                for (var offsets : OffsetSize.values()) {
                    var bands = Ramp.bands(type, 3);
                    var options = GeoTiffOptions.defaults().withTileSize(32).withCompression(compression, 3);
                    try (var read = write(Ramp.GRID, bands, options, offsets)) {
                        assertEquals(Ramp.GRID, read.grid());
                        assertSame(Ramp.tile(Ramp.GRID.bounds(), bands), whole(read));
                    }
                }
            }
        }
    }

    @Test
    void colorsNoDataAndHolesComeBack() throws IOException {
        var colors = new ColorTable(new int[] {0xFF000000, 0xFF3C1098, 0xFF8429F6});
        var bands = Ramp.withNoData(SampleType.UINT8, 255);
        var invalid = new BitSet();
        invalid.set(71 * 9 + 13);
        var pixels = new byte[(int) Ramp.GRID.bounds().pixels()];
        var target = folder.resolve("a.tif");
        var options =
                GeoTiffOptions.classes(colors, List.of("", "building", "land")).withTileSize(16);
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, options)) {
            writer.write(new Tile(Ramp.GRID.bounds(), bands, pixels, Optional.of(invalid)));
            writer.finish();
        }
        try (var read = RasterFiles.open(target)) {
            var band = read.bands().getFirst();
            assertEquals("class", band.name());
            assertEquals(255, band.noData().orElseThrow());
            assertEquals(0xFF8429F6, band.colorTable().orElseThrow().argb(2));
            var tile = whole(read);
            assertFalse(tile.isValid(13, 9));
            assertTrue(tile.isValid(14, 9));
            assertEquals(4, read.levels());
        }
    }

    @Test
    void scaledBandsComeBackWithTheirValues() throws IOException {
        var bands =
                List.of(new Band("reflectance", SampleType.UINT16, OptionalDouble.empty(), 0.5, -3, Optional.empty()));
        try (var read = write(Ramp.GRID, bands, GeoTiffOptions.defaults(), OffsetSize.CLASSIC)) {
            assertEquals(bands, read.bands());
            assertEquals((10 * 4 + 7) * 0.5 - 3, whole(read).value(0, 7, 4));
        }
    }

    @Test
    void turnedAndGeographicGridsComeBack() throws IOException {
        var turned = new GridToCrs(10.5, 0.8, 0.6, 20.25, 0.6, -0.8);
        for (var grid : List.of(
                new Grid(71, 45, turned, "EPSG:32632"),
                new Grid(71, 45, new GridToCrs(7, 0.001, 0, 51, 0, -0.002), "EPSG:4326"),
                new Grid(71, 45, new GridToCrs(7, 10, 0, 51, 0, 10), "EPSG:31468"),
                Grid.ofPixels(71, 45))) {
            try (var read =
                    write(grid, Ramp.bands(SampleType.UINT8, 1), GeoTiffOptions.defaults(), OffsetSize.CLASSIC)) {
                assertEquals(grid, read.grid());
            }
        }
    }

    @Test
    void overviewsAreTheLevelsOfTheSource() throws IOException {
        var options = GeoTiffOptions.defaults().withTileSize(16).withMetadata(Map.of("MODEL", "x"));
        try (var read = write(Ramp.GRID, Ramp.bands(SampleType.INT32, 1), options, OffsetSize.BIG)) {
            var level = read.read(new Window(0, 0, 36, 23, 1), CancelToken.NEVER);
            // Columns 20, 21 of rows 8, 9 hold 100, 101, 110, 111.
            assertEquals(106, level.sample(0, 10, 4));
        }
    }

    private RasterSource write(Grid grid, List<Band> bands, GeoTiffOptions options, OffsetSize offsets)
            throws IOException {
        var target = folder.resolve("written.tif");
        try (var writer = GeoTiffWriter.create(target, grid, bands, options, offsets)) {
            writer.write(Ramp.tile(grid.bounds(), bands));
            writer.finish();
        }
        return RasterFiles.open(target);
    }

    private static Tile whole(RasterSource source) throws IOException {
        return source.read(source.grid().bounds(), CancelToken.NEVER);
    }

    private static void assertSame(Tile expected, Tile actual) {
        for (int band = 0; band < expected.bands().size(); band++) {
            for (int row = 0; row < expected.height(); row++) {
                for (int column = 0; column < expected.width(); column++) {
                    assertEquals(
                            expected.sample(band, column, row),
                            actual.sample(band, column, row),
                            "band " + band + " column " + column + " row " + row);
                }
            }
        }
    }
}
