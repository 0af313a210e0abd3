package org.lapwing.workbench.state;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Band;
import org.lapwing.raster.expression.BandExpression;
import org.lapwing.raster.expression.ExpressionException;
import org.lapwing.raster.expression.SpectralIndex;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.raster.time.TimeSeries;
import org.lapwing.workbench.service.WorkbenchServices;

/// What a band or an index of the active time layer gives over time, at the inspected points and under the cursor.
@SuppressWarnings("FutureReturnValueIgnored") // a place that cannot be read has gaps and says so
public final class TimeSeriesViewModel {

    /// The values at one place.
    ///
    /// @param label number of the point; empty for the cursor
    /// @param color `#RRGGBB`
    /// @param place in the reference system of the map
    /// @param series by date
    public record Line(String label, String color, MapPoint place, TimeSeries series) {}

    /// Something to plot.
    ///
    /// @param name what a person calls it
    /// @param expression how it is computed
    public record Measure(String name, String expression) {}

    /// The colour of the cursor's line: neither that of a point nor of the ground in any theme.
    private static final String CURSOR_COLOR = "#8A8F98";

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final LayersViewModel layers;
    private final TimeLayersViewModel times;
    private final InspectViewModel inspect;
    private final PlaceViewModel place;
    private final StringProperty measure = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Line>> cursor = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Measure>> measures = new ReadOnlyObjectWrapper<>(List.of());
    private CancelToken reading = CancelToken.create();
    private CancelToken following = CancelToken.create();
    private Optional<MapPoint> wanted = Optional.empty();
    private boolean busy;

    TimeSeriesViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            LayersViewModel layers,
            TimeLayersViewModel times,
            InspectViewModel inspect,
            PlaceViewModel place) {
        this.services = services;
        this.jobs = jobs;
        this.layers = layers;
        this.times = times;
        this.inspect = inspect;
        this.place = place;
        times.active().addListener((_, before, now) -> {
            if (!before.flatMap(LayerItem::time).equals(now.flatMap(LayerItem::time))) {
                offer();
            }
        });
        inspect.points().addListener((ListChangeListener<InspectedPoint>) _ -> readIfMoved());
        measure.addListener(_ -> read());
    }

    /// What is plotted: a band as `b3` or by its name, or an expression of bands.
    public StringProperty measure() {
        return measure;
    }

    /// What is wrong with [#measure], or which dates could not be read; empty where all is well.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /// What the bands of the layer offer to be plotted: their indices, then themselves.
    public ReadOnlyObjectProperty<List<Measure>> measures() {
        return measures.getReadOnlyProperty();
    }

    /// The inspected points, oldest first.
    public ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// The place under the cursor; empty while it is elsewhere.
    public ReadOnlyObjectProperty<Optional<Line>> cursor() {
        return cursor.getReadOnlyProperty();
    }

    /// The dates of the active layer.
    public Optional<TimeLayerViewModel> time() {
        return times.activeTime();
    }

    /// The cursor is over a place. While one place is read, only the last of those asked for meanwhile is remembered.
    public void hover(MapPoint at) {
        if (inspect.points().isEmpty() || times.activeTime().isEmpty()) {
            return;
        }
        wanted = Optional.of(at);
        follow();
    }

    /// The cursor has left the map.
    public void leave() {
        wanted = Optional.empty();
        following.cancel();
        cursor.set(Optional.empty());
    }

    /// The plotted values as comma-separated text: a row a date, a column a point, nothing where there is no data.
    public String csv() {
        var shown = lines.get();
        var text = new StringBuilder("date");
        for (var line : shown) {
            text.append(",\"")
                    .append((line.label() + ": " + place.describe(line.place())).replace("\"", "\"\""))
                    .append('"');
        }
        text.append('\n');
        var dates = times.activeTime().map(TimeLayerViewModel::dates).orElse(List.of());
        for (int index = 0; index < dates.size(); index++) {
            int at = index;
            text.append(dates.get(index))
                    .append(shown.stream()
                            .map(line -> "," + number(line.series().values().get(at)))
                            .collect(Collectors.joining()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.7g", value);
    }

    /// Another layer is plotted: its own bands are offered, and its first index is shown where it has one.
    private void offer() {
        leave();
        lines.set(List.of());
        var time = times.activeTime();
        if (time.isEmpty()) {
            measures.set(List.of());
            return;
        }
        var bands = time.get().stack().bands();
        var all = new ArrayList<Measure>();
        Arrays.stream(SpectralIndex.values())
                .filter(index -> index.fits(bands))
                .forEach(index -> all.add(new Measure(index.name(), index.formula())));
        for (int band = 0; band < bands.size(); band++) {
            all.add(new Measure(bandName(bands.get(band), band), "b" + (band + 1)));
        }
        measures.set(List.copyOf(all));
        var first = all.getFirst().expression();
        if (measure.get().equals(first)) {
            read();
        } else {
            measure.set(first);
        }
    }

    private static String bandName(Band band, int index) {
        return band.name().equals("band " + (index + 1)) ? band.name() : "b" + (index + 1) + " " + band.name();
    }

    /// A point that has been read keeps its place, so its values over time are those it had.
    private void readIfMoved() {
        var places = inspect.points().stream().map(InspectedPoint::place).toList();
        if (!places.equals(lines.get().stream().map(Line::place).toList())) {
            read();
        }
    }

    private void read() {
        reading.cancel();
        reading = CancelToken.create();
        var token = reading;
        var points = List.copyOf(inspect.points());
        var time = times.activeTime();
        if (points.isEmpty()) {
            leave();
        }
        if (time.isEmpty() || points.isEmpty()) {
            lines.set(List.of());
            problem.set("");
            return;
        }
        BandExpression expression;
        try {
            expression = BandExpression.parse(measure.get(), time.get().stack().bands());
        } catch (ExpressionException wrong) {
            problem.set(String.valueOf(wrong.getMessage()));
            lines.set(List.of());
            return;
        }
        var all = points.stream()
                .map(point -> series(point.place(), expression, token))
                .toList();
        CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).thenRun(() -> {
            if (token.isCancelled()) {
                return;
            }
            var found = new ArrayList<Line>();
            for (int i = 0; i < points.size(); i++) {
                var point = points.get(i);
                var series = all.get(i).join();
                series.ifPresent(each ->
                        found.add(new Line(String.valueOf(point.number()), point.color(), point.place(), each)));
            }
            problem.set(found.stream()
                    .flatMap(line -> line.series().problems().stream())
                    .findFirst()
                    .orElse(""));
            lines.set(List.copyOf(found));
        });
    }

    private void follow() {
        var time = times.activeTime();
        if (busy || wanted.isEmpty() || time.isEmpty()) {
            return;
        }
        BandExpression expression;
        try {
            expression = BandExpression.parse(measure.get(), time.get().stack().bands());
        } catch (ExpressionException _) { // told of beside the field
            return;
        }
        var at = wanted.get();
        wanted = Optional.empty();
        busy = true;
        following = CancelToken.create();
        var token = following;
        series(at, expression, token).whenComplete((series, failure) -> {
            busy = false;
            if (failure == null && !token.isCancelled()) {
                cursor.set(series.map(each -> new Line("", CURSOR_COLOR, at, each)));
            }
            follow();
        });
    }

    /// Empty where the layer does not reach.
    private CompletableFuture<Optional<TimeSeries>> series(MapPoint at, BandExpression expression, CancelToken cancel) {
        var item = times.active().get();
        var stack = times.activeTime().map(TimeLayerViewModel::stack);
        var seen = item.flatMap(each -> layers.drawn().get().stream()
                .filter(layer -> layer.id().equals(each.id()))
                .findFirst());
        if (stack.isEmpty() || seen.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        var source = seen.get().source();
        return jobs.quietly(services.workers(), () -> {
            var grid = source.grid();
            double column = Math.floor(grid.transform().column(at.x(), at.y()));
            double row = Math.floor(grid.transform().row(at.x(), at.y()));
            if (column < 0 || row < 0 || column >= grid.columns() || row >= grid.rows()) {
                return Optional.empty();
            }
            boolean elsewhere = !grid.equals(stack.get().grid());
            if (elsewhere && !(source instanceof ReprojectedRaster)) {
                return Optional.empty();
            }
            if (elsewhere && source instanceof ReprojectedRaster other) {
                return other.sourcePixel((long) column, (long) row)
                        .map(pixel -> stack.get().series(pixel.column(), pixel.row(), expression, cancel));
            }
            return Optional.of(stack.get().series((long) column, (long) row, expression, cancel));
        });
    }

    /// Shows the date nearest to a day.
    public void show(LocalDate day) {
        times.activeTime().ifPresent(time -> time.show(day));
    }
}
