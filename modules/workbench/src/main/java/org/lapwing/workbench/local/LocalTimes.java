package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.BandSubset;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.pyramid.OverviewCache;
import org.lapwing.raster.time.DatedRaster;
import org.lapwing.raster.time.TimeStack;
import org.lapwing.workbench.service.DatedBands;
import org.lapwing.workbench.service.OpenedTimes;
import org.lapwing.workbench.service.TimeService;
import org.lapwing.workbench.service.UndatedFile;

/// Imagery of several dates on this machine's disks.
final class LocalTimes implements TimeService {

    private final Path cacheFolder;
    private final Executor builders;
    private final CancelToken closing;

    /// @param cacheFolder where reduced copies are kept
    /// @param builders builds reduced copies in the background, one file after another
    /// @param closing cancelled when the window closes
    LocalTimes(Path cacheFolder, Executor builders, CancelToken closing) {
        this.cacheFolder = cacheFolder;
        this.builders = builders;
        this.closing = closing;
    }

    @Override
    public List<UndatedFile> look(List<Path> files, CancelToken cancel) throws IOException {
        var found = new ArrayList<UndatedFile>();
        for (var file : files) {
            cancel.throwIfCancelled();
            var info = RasterFiles.describe(file);
            found.add(
                    new UndatedFile(file, info.bands().stream().map(Band::name).toList(), info.date()));
        }
        return found;
    }

    @Override
    public OpenedTimes open(List<DatedBands> dates, CancelToken cancel) throws IOException {
        var files = new LinkedHashMap<Path, RasterSource>();
        try {
            var rasters = new ArrayList<DatedRaster>();
            var overviews = new OverviewCache(cacheFolder, builders);
            for (var each : dates) {
                cancel.throwIfCancelled();
                var source = files.get(each.file());
                if (source == null) {
                    source = overviews.attach(RasterFiles.open(each.file()), closing);
                    files.put(each.file(), source);
                }
                rasters.add(new DatedRaster(
                        each.date(), each.bands().isEmpty() ? source : new BandSubset(source, existing(each, source))));
            }
            var stack = TimeStack.of(rasters, List.copyOf(files.values()));
            return new OpenedTimes(stack, stack.statistics(cancel));
        } catch (IOException | RuntimeException failure) {
            files.values().forEach(RasterSource::close);
            throw failure;
        }
    }

    /// A project may name bands of a file that was changed since.
    private static List<Integer> existing(DatedBands dated, RasterSource source) throws IOException {
        int count = source.bands().size();
        if (dated.bands().stream().anyMatch(band -> band >= count)) {
            throw new IOException(dated.file() + " has " + count + " bands, but band "
                    + (dated.bands().getLast() + 1) + " is wanted for " + dated.date()
                    + ". Choose its dates again.");
        }
        return dated.bands();
    }

    @Override
    public List<BandStatistics> statistics(TimeStack stack, Window window, CancelToken cancel) throws IOException {
        return stack.statistics(window, cancel);
    }
}
