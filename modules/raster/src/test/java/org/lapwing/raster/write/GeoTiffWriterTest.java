package org.lapwing.raster.write;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

class GeoTiffWriterTest {

    private static final GeoTiffOptions SMALL = GeoTiffOptions.defaults().withTileSize(16);

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBackForEveryTypeCompressionAndPrediction() throws IOException {
        for (var type : SampleType.values()) {
            for (var compression : List.of(Compression.NONE, Compression.DEFLATE)) {
                for (var prediction : Prediction.values()) {
                    for (int count : List.of(1, 3)) {
                        var options = new GeoTiffOptions(
                                32, compression, 6, prediction, Overviews.NONE, Optional.empty(), List.of(), Map.of());
                        var bands = Ramp.bands(type, count);
                        assertSpelled(write(bands, options, OffsetSize.CLASSIC), type, count);
                    }
                }
            }
        }
    }

    @Test
    void bigTiffHoldsTheSamePixels() throws IOException {
        assertSpelled(write(Ramp.bands(SampleType.UINT16, 3), SMALL, OffsetSize.BIG), SampleType.UINT16, 3);
    }

    @Test
    void zstandardBlocksUnpackToTheSameBytes() throws IOException {
        var format = new BlockFormat(16, 2, SampleType.FLOAT32, Prediction.LEFT_NEIGHBOUR, Compression.ZSTD, 3);
        var raw = new byte[format.rawBytes()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (i * i / 7);
        }
        assertArrayEquals(raw, format.decompress(format.compress(raw.clone())));
    }

    @Test
    void theOrderOfArrivalDoesNotChangeTheFile() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 2);
        var inOrder = Files.readAllBytes(write(bands, SMALL, OffsetSize.CLASSIC));
        var shuffled = folder.resolve("shuffled.tif");
        try (var writer = GeoTiffWriter.create(shuffled, Ramp.GRID, bands, SMALL)) {
            var blocks = new ArrayList<EncodedBlock>();
            for (int row = 0; row < 45; row += 16) {
                for (int column = 0; column < 71; column += 16) {
                    blocks.addAll(writer.encoder().encode(Ramp.tile(Window.of(column, row, 16, 16), bands)));
                }
            }
            Collections.reverse(blocks);
            writer.append(blocks);
            writer.finish();
        }
        assertArrayEquals(inOrder, Files.readAllBytes(shuffled));
    }

    @Test
    void averagedOverviewsHalveUntilOneBlockHoldsAll() throws IOException {
        var images = new WrittenTiff(write(Ramp.bands(SampleType.INT32, 1), SMALL, OffsetSize.CLASSIC)).images();
        assertEquals(4, images.size());
        assertEquals(36, images.get(1).getWidth());
        assertEquals(23, images.get(1).getHeight());
        assertEquals(9, images.get(3).getWidth());
        // Columns 20, 21 of rows 8, 9 hold 100, 101, 110, 111.
        assertEquals(106, images.get(1).getData().getSample(10, 4, 0));
        // The last column and row stand alone: 10 * 44 + 70.
        assertEquals(510, images.get(1).getData().getSample(35, 22, 0));
    }

    @Test
    void nearestOverviewsTakeTheUpperLeftPixel() throws IOException {
        var options = SMALL.withOverviews(Overviews.NEAREST);
        var images = new WrittenTiff(write(Ramp.bands(SampleType.INT32, 1), options, OffsetSize.CLASSIC)).images();
        assertEquals(10 * 8 + 20, images.get(1).getData().getSample(10, 4, 0));
        assertEquals(10 * 8 + 40, images.get(2).getData().getSample(10, 2, 0));
    }

    @Test
    void pixelsWithoutDataAreWrittenAsNoDataAndLeftOutOfMeans() throws IOException {
        var bands = Ramp.withNoData(SampleType.UINT8, 200);
        var window = Ramp.GRID.bounds();
        var invalid = new BitSet();
        invalid.set(0);
        invalid.set(71 * 2 + 2);
        invalid.set(71 * 2 + 3);
        invalid.set(71 * 3 + 2);
        invalid.set(71 * 3 + 3);
        var samples = new byte[(int) window.pixels()];
        samples[1] = 30;
        samples[71] = 60;
        samples[72] = 90;
        var target = folder.resolve("holes.tif");
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL)) {
            writer.write(new Tile(window, bands, samples, Optional.of(invalid)));
            writer.finish();
        }
        var images = new WrittenTiff(target).images();
        assertEquals(200, images.get(0).getData().getSample(0, 0, 0));
        assertEquals(60, images.get(1).getData().getSample(0, 0, 0));
        assertEquals(200, images.get(1).getData().getSample(1, 1, 0));
        assertEquals("200", new WrittenTiff(target).text(42_113));
    }

    @Test
    void pixelsWithoutDataAreRefusedWhereNoValueStandsForThem() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(folder.resolve("a.tif"), Ramp.GRID, bands, SMALL)) {
            var refused = assertThrows(
                    IllegalArgumentException.class, () -> writer.write(Tile.empty(Ramp.GRID.bounds(), bands)));
            assertTrue(refused.getMessage().contains("no-data value"), refused.getMessage());
        }
    }

    @Test
    void nothingIsLeftWithoutFinish() throws IOException {
        var target = folder.resolve("a.tif");
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL)) {
            writer.write(Ramp.tile(Window.of(0, 0, 71, 16), bands));
            assertTrue(Files.exists(folder.resolve("a.tif.part")));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aMissingBlockIsNamedAndLeavesTheOldFile() throws IOException {
        var target = folder.resolve("a.tif");
        Files.writeString(target, "old");
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL)) {
            writer.write(Ramp.tile(Window.of(0, 0, 16, 16), bands));
            writer.write(Ramp.tile(Window.of(32, 0, 39, 16), bands));
            var missing = assertThrows(IllegalStateException.class, writer::finish);
            assertTrue(missing.getMessage().contains("(1, 0)"), missing.getMessage());
        }
        assertEquals(List.of("a.tif"), files());
        assertEquals("old", Files.readString(target));
    }

    @Test
    void cancellingTheOverviewsLeavesNothing() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 1);
        var cancel = CancelToken.create();
        ProgressListener cancelAtOnce = _ -> cancel.cancel();
        try (var writer = GeoTiffWriter.create(folder.resolve("a.tif"), Ramp.GRID, bands, SMALL)) {
            writer.write(Ramp.tile(Ramp.GRID.bounds(), bands));
            assertThrows(CancelledException.class, () -> writer.finish(cancel, cancelAtOnce));
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aBlockThatComesTwiceIsRefused() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(folder.resolve("a.tif"), Ramp.GRID, bands, SMALL)) {
            writer.write(Ramp.tile(Window.of(0, 0, 16, 16), bands));
            var again = Ramp.tile(Window.of(0, 0, 16, 16), bands);
            assertThrows(IllegalArgumentException.class, () -> writer.write(again));
        }
    }

    @Test
    void windowsThatCutBlocksAreRefused() throws IOException {
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(folder.resolve("a.tif"), Ramp.GRID, bands, SMALL)) {
            for (var window : List.of(Window.of(8, 0, 16, 16), Window.of(0, 0, 16, 8), Window.of(0, 48, 16, 16))) {
                var tile = Ramp.tile(window, bands);
                assertThrows(IllegalArgumentException.class, () -> writer.write(tile), window::toString);
            }
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var target = folder.resolve("no/such/a.tif");
        var bands = Ramp.bands(SampleType.UINT8, 1);
        var failure =
                assertThrows(FileWriteException.class, () -> GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL));
        assertTrue(failure.getMessage().contains(target.toString()), failure.getMessage());
        assertTrue(failure.getMessage().contains("no folder"), failure.getMessage());
    }

    @Test
    void aFullDiskIsToldWithARemedy() {
        var failure = WriteFailures.of(folder.resolve("a.tif"), new IOException("No space left on device"));
        assertTrue(failure.getMessage().contains("a.tif"), failure.getMessage());
        assertTrue(failure.getMessage().contains("Free some space"), failure.getMessage());
    }

    @Test
    void twoWritersOfOneFileDoNotMeet() throws IOException {
        var target = folder.resolve("a.tif");
        var bands = Ramp.bands(SampleType.UINT8, 1);
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL)) {
            assertThrows(FileWriteException.class, () -> GeoTiffWriter.create(target, Ramp.GRID, bands, SMALL));
            writer.write(Ramp.tile(Ramp.GRID.bounds(), bands));
            writer.finish();
        }
        assertTrue(Files.exists(target));
    }

    @Test
    void bigTiffIsChosenBeforeFourGigabytesArePassed() {
        var grid = Grid.ofPixels(60_000, 60_000);
        var options = GeoTiffOptions.defaults().withOverviews(Overviews.NONE);
        var levels = FileHeader.levels(grid, options);
        var oneByte = new BlockFormat(256, 1, SampleType.UINT8, Prediction.NONE, Compression.DEFLATE, 6);
        var twoBytes = new BlockFormat(256, 1, SampleType.UINT16, Prediction.NONE, Compression.DEFLATE, 6);
        assertEquals(OffsetSize.CLASSIC, FileHeader.offsetsFor(levels, oneByte));
        assertEquals(OffsetSize.BIG, FileHeader.offsetsFor(levels, twoBytes));
    }

    private Path write(List<Band> bands, GeoTiffOptions options, OffsetSize offsets) throws IOException {
        var target = folder.resolve("written.tif");
        try (var writer = GeoTiffWriter.create(target, Ramp.GRID, bands, options, offsets)) {
            // In pieces of two blocks' height, the last one reaching below the grid.
            for (int row = 0; row < 45; row += 2 * options.tileSize()) {
                writer.write(Ramp.tile(Window.of(0, row, 71, 2 * options.tileSize()), bands));
            }
            writer.finish();
        }
        assertFalse(Files.exists(folder.resolve("written.tif.part")));
        return target;
    }

    private static void assertSpelled(Path file, SampleType type, int bands) throws IOException {
        var pixels = new WrittenTiff(file).pixels();
        for (int band = 0; band < bands; band++) {
            for (int row = 0; row < 45; row++) {
                for (int column = 0; column < 71; column++) {
                    assertEquals(
                            Ramp.spelled(type, band, column, row),
                            pixels.getSampleDouble(column, row, band),
                            type + " band " + band + " column " + column + " row " + row);
                }
            }
        }
    }

    private List<String> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
