package org.lapwing.workbench.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.GeoTiffWriter;
import org.lapwing.workbench.service.DatedBands;

class LocalTimesTest {

    private static final Grid GRID = new Grid(50, 40, new GridToCrs(600_000, 10, 0, 5_400_000, 0, -10), "EPSG:32632");

    @TempDir
    private Path folder;

    private LocalTimes times() {
        return new LocalTimes(folder.resolve("cache"), Runnable::run, CancelToken.create());
    }

    /// Band n, from 1, is 10 n everywhere.
    private Path write(String name, int bands) throws IOException {
        var list = IntStream.rangeClosed(1, bands)
                .mapToObj(i -> Band.of("band " + i, SampleType.UINT8))
                .toList();
        var pixels = (int) (GRID.columns() * GRID.rows());
        var samples = new byte[bands * pixels];
        for (int band = 0; band < bands; band++) {
            Arrays.fill(samples, band * pixels, (band + 1) * pixels, (byte) (10 * (band + 1)));
        }
        var file = folder.resolve(name);
        try (var writer = GeoTiffWriter.create(file, GRID, list, GeoTiffOptions.defaults())) {
            writer.write(new Tile(GRID.bounds(), list, samples, Optional.empty()));
            writer.finish();
        }
        return file;
    }

    @Test
    void bandsOfOneFileAreDatesThatShareIt() throws Exception {
        var file = write("year.tif", 6);
        var looked = times().look(List.of(file), CancelToken.NEVER).getFirst();
        assertEquals(6, looked.bands().size());

        var opened = times().open(
                        List.of(
                                new DatedBands(file, List.of(0, 1), LocalDate.of(2020, 1, 1)),
                                new DatedBands(file, List.of(2, 3), LocalDate.of(2020, 2, 1)),
                                new DatedBands(file, List.of(4, 5), LocalDate.of(2020, 3, 1))),
                        CancelToken.NEVER);

        try (var stack = opened.stack()) {
            assertEquals(
                    60,
                    stack.raster(2)
                            .read(Window.of(7, 8, 1, 1), CancelToken.NEVER)
                            .sample(1, 0, 0));
            assertEquals(50, opened.statistics().getFirst().max());
            assertEquals(10, opened.statistics().getFirst().min());
        }
    }

    @Test
    void aFileThatDoesNotFitIsNamedAndNothingStaysOpen() throws Exception {
        var one = write("a.tif", 1);
        var two = write("b.tif", 2);
        var refused = assertThrows(IOException.class, () -> times().open(
                        List.of(
                                new DatedBands(one, List.of(), LocalDate.of(2020, 1, 1)),
                                new DatedBands(two, List.of(), LocalDate.of(2020, 2, 1))),
                        CancelToken.NEVER));
        assertTrue(String.valueOf(refused.getMessage()).contains("b.tif"), refused.getMessage());

        var gone = assertThrows(IOException.class, () -> times().open(
                        List.of(
                                new DatedBands(one, List.of(0), LocalDate.of(2020, 1, 1)),
                                new DatedBands(one, List.of(3), LocalDate.of(2020, 2, 1))),
                        CancelToken.NEVER));
        assertTrue(String.valueOf(gone.getMessage()).contains("has 1 bands, but band 4"), gone.getMessage());
    }
}
