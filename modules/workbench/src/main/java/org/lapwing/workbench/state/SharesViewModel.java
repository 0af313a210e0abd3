package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.mapview.ViewShares;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How much of the present view each class takes, as tiles arrive.
///
/// Counted in the background, one count at a time; changes meanwhile lead to one more.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class SharesViewModel {

    /// One class in the view.
    ///
    /// @param name what a person reads
    /// @param color `#RRGGBB`
    /// @param share of the predicted pixels with data, in [0, 1]
    /// @param area with its unit
    public record Row(String name, String color, double share, String area) {}

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LayersViewModel layers;
    private final PredictionViewModel prediction;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
    private boolean counting;
    private Optional<Supplier<ViewShares>> next = Optional.empty();

    SharesViewModel(
            WorkbenchServices services,
            JobsViewModel jobs,
            NoticesViewModel notices,
            LayersViewModel layers,
            PredictionViewModel prediction) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.layers = layers;
        this.prediction = prediction;
    }

    /// The classes in order of the legend, unknown pixels last; empty where nothing of a prediction is in view.
    public ReadOnlyObjectProperty<List<Row>> rows() {
        return rows.getReadOnlyProperty();
    }

    /// What the counts rest on, a sentence.
    public ReadOnlyStringProperty remark() {
        return remark.getReadOnlyProperty();
    }

    /// Takes up a changed picture.
    ///
    /// @param count counts, on any thread; empty where no prediction is shown
    public void follow(Optional<Supplier<ViewShares>> count) {
        if (count.isEmpty()) {
            next = Optional.empty();
            rows.set(List.of());
            remark.set("");
            return;
        }
        next = count;
        countNext();
    }

    private void countNext() {
        var layer = layers.find(LayerItem.Role.PREDICTION);
        if (counting || next.isEmpty() || layer.isEmpty()) {
            return;
        }
        var count = next.get();
        next = Optional.empty();
        var grid = layer.get().source().get().grid();
        counting = true;
        jobs.quietly(services.workers(), () -> new Counted(count.get(), MapUnit.of(grid.crs())))
                .whenComplete((counted, failure) -> {
                    counting = false;
                    var now = layers.find(LayerItem.Role.PREDICTION);
                    if (failure != null) {
                        notices.failed(Messages.text("shares.failed.title"), failure);
                    } else if (now.isPresent() && now.get().style().get() instanceof ScoreStyle style) {
                        show(counted, grid, style);
                    }
                    countNext();
                });
    }

    private record Counted(ViewShares shares, MapUnit unit) {}

    private void show(Counted counted, Grid grid, ScoreStyle style) {
        var shares = counted.shares();
        long all = shares.countedPixels();
        if (all == 0 || shares.classPixels().size() != style.legend().size()) {
            rows.set(List.of());
            remark.set("");
            return;
        }
        var fresh = new ArrayList<Row>();
        for (int index = 0; index < style.legend().size(); index++) {
            var each = style.legend().classes().get(index);
            fresh.add(row(each.name(), each.color(), shares.classPixels().get(index), all, counted, grid));
        }
        if (style.unknown().below() > 0) {
            fresh.add(row(
                    Messages.text("prediction.unknown.name"),
                    prediction.unknownColor().get(),
                    shares.unknownPixels(),
                    all,
                    counted,
                    grid));
        }
        rows.set(List.copyOf(fresh));
        double predicted = shares.predictedShare();
        remark.set(
                shares.coverage() == ViewShares.Coverage.SAMPLE
                        ? Messages.text("shares.sample", Formats.percent(predicted, predicted < 0.1 ? 1 : 0))
                        : predicted < 1 ? Messages.text("shares.part", Formats.percent(predicted, 0)) : "");
    }

    private static Row row(String name, String color, long pixels, long all, Counted counted, Grid grid) {
        double side = Math.scalb(1.0, counted.shares().level());
        double middle = grid.transform().y(grid.columns() / 2.0, grid.rows() / 2.0);
        double units = pixels * side * side * grid.transform().pixelArea();
        var area = counted.unit().kind() == MapUnit.Kind.PIXEL
                ? Messages.text("shares.pixels", Formats.metric(pixels * side * side))
                : Formats.area(units * counted.unit().squareMetres(middle));
        return new Row(name, color, (double) pixels / all, area);
    }
}
