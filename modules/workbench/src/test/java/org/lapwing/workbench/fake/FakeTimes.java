package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.raster.time.DatedRaster;
import org.lapwing.raster.time.TimeStack;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.service.OpenedTimes;
import org.lapwing.workbench.service.TimeService;
import org.lapwing.workbench.service.UndatedFile;

/// Fields of made-up seasons: red falls and near infrared rises until summer; `broken…` cannot be read, and the
/// upper left quarter of `cloudy…` has no data.
public final class FakeTimes implements TimeService {

    private static final int SIDE = 64;

    /// How many stacks are open.
    public int open;

    @Override
    public List<UndatedFile> look(List<Path> files, CancelToken cancel) throws IOException {
        var found = new ArrayList<UndatedFile>();
        for (var file : files) {
            refuseBroken(file);
            found.add(new UndatedFile(file, List.of("red", "nir"), Optional.empty()));
        }
        return found;
    }

    @Override
    public OpenedTimes open(List<DatedBands> dates, CancelToken cancel) throws IOException {
        var rasters = new ArrayList<DatedRaster>();
        for (var each : dates) {
            refuseBroken(each.file());
            rasters.add(new DatedRaster(each.date(), field(each)));
        }
        var stack =
                TimeStack.of(rasters, rasters.stream().map(DatedRaster::source).toList());
        open++;
        return new OpenedTimes(stack, stack.statistics(cancel));
    }

    @Override
    public List<BandStatistics> statistics(TimeStack stack, Window window, CancelToken cancel) throws IOException {
        return stack.statistics(window, cancel);
    }

    private static RasterSource field(DatedBands dated) {
        var name = String.valueOf(dated.file().getFileName());
        var grid = new Grid(SIDE, SIDE, new GridToCrs(500_000, 4, 0, 5_400_000, 0, -4), "EPSG:32632");
        double green = 0.15 + 0.7 * Math.sin(Math.PI * dated.date().getDayOfYear() / 365.0);
        var samples = new float[2 * SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            double field = 0.3 + 0.7 * ((i % SIDE / 16 + i / SIDE / 16 * 3) % 4) / 3.0;
            samples[i] = (float) (0.3 - 0.22 * green * field);
            samples[SIDE * SIDE + i] = (float) (0.2 + 0.4 * green * field);
        }
        if (name.startsWith("cloudy")) {
            for (int row = 0; row < SIDE / 2; row++) {
                Arrays.fill(samples, row * SIDE, row * SIDE + SIDE / 2, -1);
                Arrays.fill(samples, SIDE * SIDE + row * SIDE, SIDE * SIDE + row * SIDE + SIDE / 2, -1);
            }
        }
        var bands = List.of(band("red"), band("nir"));
        return new MemoryRaster(
                SourceId.of(name + dated.date()), grid, new Tile(grid.bounds(), bands, samples, Optional.empty()));
    }

    private static Band band(String name) {
        return new Band(name, SampleType.FLOAT32, OptionalDouble.of(-1), 1, 0, Optional.empty());
    }

    private static void refuseBroken(Path file) throws IOException {
        if (String.valueOf(file.getFileName()).startsWith("broken")) {
            throw new IOException(file + " ends after 12 bytes. Copy it again.");
        }
    }
}
