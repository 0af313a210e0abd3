package org.lapwing.raster.time;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.expression.BandExpression;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.raster.reprojection.ReprojectedRaster.Sampling;

/// Imagery of one ground at several dates, all seen on one grid.
///
/// Rasters that lie on another grid are resampled when they are read. Safe for use by several threads.
public final class TimeStack implements AutoCloseable {

    /// More dates than this are refused: each keeps a file open.
    public static final int MOST_DATES = 400;

    /// Statistics look at no more dates than this, evenly chosen.
    private static final int DATES_LOOKED_AT = 12;

    private final List<RasterSource> owned;
    private final List<DatedRaster> stored;
    private final List<LocalDate> dates;
    private final List<RasterSource> seen;
    private final Grid grid;

    private TimeStack(List<RasterSource> owned, List<DatedRaster> stored, List<RasterSource> seen, Grid grid) {
        this.owned = List.copyOf(owned);
        this.stored = stored;
        this.dates = stored.stream().map(DatedRaster::date).toList();
        this.seen = List.copyOf(seen);
        this.grid = grid;
    }

    /// Puts rasters in the order of their dates. The first look-up of a reference system takes about a second, so not
    /// on the FX thread.
    ///
    /// @param rasters in any order
    /// @param owned closed with the result: the rasters, or the files that they are parts of
    /// @throws IOException where they do not fit together: a date twice, other bands, no common ground; names the
    ///     raster and the remedy. What was to be owned stays the caller's then.
    public static TimeStack of(List<DatedRaster> rasters, List<RasterSource> owned) throws IOException {
        var sorted =
                rasters.stream().sorted(Comparator.comparing(DatedRaster::date)).toList();
        if (sorted.size() < 2) {
            throw new IOException("One date is not yet a time series. Choose imagery of at least two dates.");
        }
        if (sorted.size() > MOST_DATES) {
            throw new IOException(sorted.size() + " dates are more than the " + MOST_DATES
                    + " that one layer can hold. Choose fewer.");
        }
        for (int i = 1; i < sorted.size(); i++) {
            refuseOtherKind(sorted.getFirst(), sorted.get(i));
            if (sorted.get(i).date().equals(sorted.get(i - 1).date())) {
                throw new IOException(sorted.get(i - 1).source().name() + " and "
                        + sorted.get(i).source().name() + " have the same date, "
                        + sorted.get(i).date() + ". Correct one, or leave it out.");
            }
        }
        var grid = CommonGrid.of(sorted);
        var seen = new ArrayList<RasterSource>();
        for (var each : sorted) {
            seen.add(
                    each.source().grid().equals(grid)
                            ? new LentRaster(each.source())
                            : ReprojectedRaster.on(each.source(), grid, sampling(each.source())));
        }
        return new TimeStack(owned, sorted, seen, grid);
    }

    private static void refuseOtherKind(DatedRaster first, DatedRaster other) throws IOException {
        var bands = first.source().bands();
        var others = other.source().bands();
        if (bands.size() != others.size()) {
            throw new IOException(other.label() + " has " + bands(others) + ", " + first.label() + " has "
                    + bands(bands) + ". All dates need the same bands.");
        }
        if (bands.getFirst().type() != others.getFirst().type()) {
            throw new IOException(other.label() + " holds samples of type "
                    + others.getFirst().type() + ", " + first.label() + " of type "
                    + bands.getFirst().type() + ". Convert them to one type, for example with gdal_translate -ot.");
        }
        var names = bands.stream().map(Band::name).toList();
        var otherNames = others.stream().map(Band::name).toList();
        if (Band.areNames(names)
                && !names.equals(otherNames)
                && new TreeSet<>(names).equals(new TreeSet<>(otherNames))) {
            throw new IOException(other.label() + " has the bands " + String.join(", ", otherNames) + ", "
                    + first.label() + " has them in the order " + String.join(", ", names)
                    + ". Bring them into one order, for example with gdal_translate -b.");
        }
    }

    private static String bands(List<Band> bands) {
        return bands.size() == 1 ? "one band" : bands.size() + " bands";
    }

    /// Classes must not be mixed.
    private static Sampling sampling(RasterSource source) {
        Optional<ColorTable> colors = source.bands().getFirst().colorTable();
        return colors.isPresent() ? Sampling.NEAREST : Sampling.BILINEAR;
    }

    /// The dates, ascending.
    public List<LocalDate> dates() {
        return dates;
    }

    /// The imagery of one date on the common grid; closing it leaves the file open.
    ///
    /// @param index counts [#dates] from 0
    public RasterSource raster(int index) {
        return seen.get(index);
    }

    /// Place and size of every date.
    public Grid grid() {
        return grid;
    }

    /// The bands of every date, as the first names them.
    public List<Band> bands() {
        return seen.getFirst().bands();
    }

    /// Where the values of each band lie over all dates, looked at in a dozen of them at most.
    public List<BandStatistics> statistics(CancelToken cancel) throws RasterReadException {
        var parts = new ArrayList<List<BandStatistics>>();
        for (int index : looked()) {
            parts.add(BandStatistics.of(stored.get(index).source(), cancel));
        }
        return merged(parts);
    }

    /// The same of the part inside a window.
    ///
    /// @param window full-resolution pixels of [#grid]
    public List<BandStatistics> statistics(Window window, CancelToken cancel) throws RasterReadException {
        var parts = new ArrayList<List<BandStatistics>>();
        for (int index : looked()) {
            parts.add(BandStatistics.of(seen.get(index), window, cancel));
        }
        return merged(parts);
    }

    private List<Integer> looked() {
        var found = new TreeSet<Integer>();
        int count = Math.min(DATES_LOOKED_AT, dates.size());
        for (int i = 0; i < count; i++) {
            found.add((int) Math.round((double) i * (dates.size() - 1) / (count - 1)));
        }
        return List.copyOf(found);
    }

    private List<BandStatistics> merged(List<List<BandStatistics>> parts) {
        var all = new ArrayList<BandStatistics>();
        for (int band = 0; band < bands().size(); band++) {
            int of = band;
            all.add(BandStatistics.merged(
                    parts.stream().map(part -> part.get(of)).toList()));
        }
        return all;
    }

    /// What an expression gives at one pixel, date by date. Reads every date, so for worker threads.
    ///
    /// A date that cannot be read has no value and is told of; the others are read all the same.
    ///
    /// @param column pixel column of [#grid]
    /// @param row pixel row of [#grid]
    /// @param expression read with [#bands]
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires first
    public TimeSeries series(long column, long row, BandExpression expression, CancelToken cancel) {
        var values = new float[expression.bands().size()][dates.size()];
        var problems = new ArrayList<String>();
        var pixel = new float[1];
        for (int date = 0; date < dates.size(); date++) {
            cancel.throwIfCancelled();
            for (var band : values) {
                band[date] = Float.NaN;
            }
            try {
                var tile = seen.get(date).read(Window.of(column, row, 1, 1), cancel);
                for (int slot = 0; tile.isValid(0, 0) && slot < values.length; slot++) {
                    int band = expression.bands().get(slot);
                    tile.copyValues(band, pixel, 0);
                    var of = values[slot];
                    int at = date;
                    of[at] = pixel[0];
                    tile.findNoData(band, pixel, _ -> of[at] = Float.NaN);
                }
            } catch (RasterReadException failure) {
                problems.add(String.valueOf(failure.getMessage()));
            }
        }
        var result = new float[dates.size()];
        expression.compute(values, result);
        var list = new ArrayList<Double>();
        for (float value : result) {
            list.add((double) value);
        }
        return new TimeSeries(dates, list, problems);
    }

    /// Closes the files of all dates.
    @Override
    public void close() {
        owned.forEach(RasterSource::close);
    }
}
