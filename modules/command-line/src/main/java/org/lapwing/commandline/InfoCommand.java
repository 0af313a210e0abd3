package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandLookup;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterInfo;
import org.lapwing.raster.remote.RemoteImagery;
import org.lapwing.raster.remote.RemoteLimits;
import org.lapwing.vector.file.FeatureFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lapwing info FILE`: what a raster file or a file of features holds; a GeoTIFF may be on the web.
@Command(name = "info", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class InfoCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", descriptionKey = "info.file")
    private @Nullable String file;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    InfoCommand(Console console) {
        this.console = console;
    }

    private record Statistics(double min, double max, double mean, double deviation, long samples) {}

    private record BandResult(
            String name,
            String type,
            OptionalDouble noData,
            double scale,
            double offset,
            int colors,
            OptionalDouble nanometres,
            @Nullable Statistics statistics) {}

    private record Result(
            String file,
            String format,
            long columns,
            long rows,
            String crs,
            List<Double> transform,
            String compression,
            String layout,
            boolean mask,
            List<RasterInfo.Overview> overviews,
            List<BandResult> bands,
            List<String> notes) {}

    @Override
    public Integer call() throws IOException {
        var named = Arguments.required(file);
        if (RemoteImagery.isAddress(named)) {
            show(ofAddress(named));
            return LapwingCommand.DONE;
        }
        var path = Path.of(named);
        if (FeatureFiles.recognises(path)) {
            var features = FeatureInfo.of(path, console.cancel());
            if (json) {
                console.json(features);
            } else {
                features.print(console);
            }
            return LapwingCommand.DONE;
        }
        show(ofFile(path));
        return LapwingCommand.DONE;
    }

    private void show(Result result) {
        if (json) {
            console.json(result);
        } else {
            print(result);
        }
    }

    private Result ofFile(Path path) throws IOException {
        var info = RasterFiles.describe(path);
        try (var raster = RasterFiles.open(path)) {
            return result(info, BandStatistics.of(raster, console.cancel()));
        }
    }

    /// Keeps nothing of what is fetched.
    private Result ofAddress(String address) throws IOException {
        try (var imagery = new RemoteImagery(
                        Path.of(System.getProperty("java.io.tmpdir", ".")),
                        0,
                        Clock.systemUTC(),
                        RemoteLimits.standard(),
                        VersionText.current().replace(' ', '/'));
                var raster = imagery.tiff(address, console.cancel())) {
            return result(raster.info(), BandStatistics.of(raster, console.cancel()));
        }
    }

    private static Result result(RasterInfo info, List<BandStatistics> statistics) {
        var bands = new ArrayList<BandResult>();
        var nanometres = BandLookup.nanometres(info.bands());
        for (int i = 0; i < info.bands().size(); i++) {
            bands.add(band(info.bands().get(i), nanometres.get(i), statistics.get(i)));
        }
        var grid = info.grid();
        var t = grid.transform();
        return new Result(
                info.name(),
                info.format(),
                grid.columns(),
                grid.rows(),
                grid.crs(),
                List.of(t.originX(), t.columnX(), t.rowX(), t.originY(), t.columnY(), t.rowY()),
                info.compression(),
                info.layout(),
                info.masked(),
                info.overviews(),
                bands,
                info.notes());
    }

    private static BandResult band(Band band, OptionalDouble nanometres, BandStatistics statistics) {
        var known = statistics.count() == 0
                ? null
                : new Statistics(
                        statistics.min(),
                        statistics.max(),
                        statistics.mean(),
                        statistics.deviation(),
                        statistics.count());
        return new BandResult(
                band.name(),
                band.type().name().toLowerCase(Locale.ROOT),
                band.noData(),
                band.scale(),
                band.offset(),
                band.colorTable().map(table -> table.size()).orElse(0),
                nanometres,
                known);
    }

    private void print(Result result) {
        console.line(Messages.text("info.head", result.file, result.format, result.columns, result.rows));
        console.line(Messages.text("info.crs", result.crs.isEmpty() ? Messages.text("info.none") : result.crs));
        console.line(Messages.text("info.transform", result.transform));
        console.line(Messages.text("info.storage", result.compression, result.layout));
        console.line(Messages.text("info.overviews", overviews(result)));
        for (int i = 0; i < result.bands.size(); i++) {
            var band = result.bands.get(i);
            console.line(Messages.text("info.band", i + 1, band.name, band.type, noData(band), statistics(band)));
        }
        result.notes.forEach(console::line);
    }

    private static String overviews(Result result) {
        if (result.overviews.isEmpty()) {
            return Messages.text("info.none");
        }
        return String.join(
                ", ",
                result.overviews.stream()
                        .map(each -> each.columns() + " x " + each.rows())
                        .toList());
    }

    private static String noData(BandResult band) {
        return band.noData.isPresent() ? String.valueOf(band.noData.getAsDouble()) : Messages.text("info.none");
    }

    private static String statistics(BandResult band) {
        var s = band.statistics;
        return s == null
                ? Messages.text("info.empty")
                : String.format(Locale.ROOT, "%.6g / %.6g / %.6g / %.6g", s.min(), s.mean(), s.max(), s.deviation());
    }
}
