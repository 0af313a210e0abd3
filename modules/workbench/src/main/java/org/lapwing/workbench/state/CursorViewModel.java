package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.Hover;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Turns what lies under the cursor into words.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class CursorViewModel {

    private static final int GUESSES = 3;
    private static final double LEAST_PROBABILITY = 0.005;

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final LayersViewModel layers;
    private final ReadOnlyObjectWrapper<CursorReadout> readout = new ReadOnlyObjectWrapper<>(CursorReadout.NONE);
    private String transformCrs = "";
    private Optional<LonLatTransform> lonLat = Optional.empty();

    CursorViewModel(WorkbenchServices services, JobsViewModel jobs, LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.layers = layers;
    }

    /// What to show.
    public ReadOnlyObjectProperty<CursorReadout> readout() {
        return readout.getReadOnlyProperty();
    }

    /// The cursor left the map.
    public void leave() {
        readout.set(CursorReadout.NONE);
    }

    /// The cursor is here.
    public void hover(Hover hover) {
        prepare(hover.crs());
        var place = hover.crs().isEmpty()
                ? Messages.text("cursor.pixel", Formats.count((long) Math.floor(hover.column())), Formats.count((long)
                        Math.floor(hover.row())))
                : Messages.text("cursor.map", Formats.coordinate(hover.mapX()), Formats.coordinate(hover.mapY()));
        var degrees = lonLat.map(transform -> transform.at(hover.mapX(), hover.mapY()))
                .filter(at -> Double.isFinite(at.longitude()) && Double.isFinite(at.latitude()))
                .map(at -> Formats.lonLat(at.longitude(), at.latitude()))
                .orElse("");
        var bands = "";
        var added = new ArrayList<String>();
        var truth = Optional.<LegendClass>empty();
        var predicted = List.<CursorReadout.Guess>of();
        var remark = "";
        for (var reading : hover.readings()) {
            switch (reading.values()) {
                case LayerReading.BandValues values -> {
                    var text = values.values().stream().map(Formats::value).collect(Collectors.joining("  "));
                    if (reading.layerId().equals(LayerItem.Role.IMAGERY.name())) {
                        bands = text;
                    } else {
                        added.add(Messages.text("cursor.added", reading.layerName(), text));
                    }
                }
                case LayerReading.ClassValue value -> {
                    if (value.classIndex().isPresent()) {
                        truth = legendOf(reading)
                                .flatMap(legend -> at(legend, value.classIndex().getAsInt()));
                    }
                }
                case LayerReading.Probabilities values -> {
                    var legend = legendOf(reading);
                    predicted = legend.map(each -> guesses(each, values)).orElse(List.of());
                    remark = legend.map(each -> remark(each, values)).orElse("");
                }
                case LayerReading.Missing _, LayerReading.NoData _, LayerReading.Features _ -> {}
            }
        }
        readout.set(new CursorReadout(place, degrees, bands, added, truth, predicted, remark));
    }

    private static String remark(Legend legend, LayerReading.Probabilities values) {
        if (values.decision() == LayerReading.Probabilities.Decision.UNKNOWN) {
            return Messages.text("cursor.unknown");
        }
        return values.other().isPresent() && values.other().getAsInt() != values.classIndex()
                ? at(legend, values.other().getAsInt())
                        .map(other -> Messages.text("cursor.other", other.name()))
                        .orElse("")
                : "";
    }

    private static List<CursorReadout.Guess> guesses(Legend legend, LayerReading.Probabilities values) {
        return IntStream.range(0, Math.min(legend.size(), values.probabilities().size()))
                .mapToObj(index -> new CursorReadout.Guess(
                        legend.classes().get(index), values.probabilities().get(index)))
                .filter(guess -> guess.probability() >= LEAST_PROBABILITY)
                .sorted(Comparator.comparingDouble(CursorReadout.Guess::probability)
                        .reversed())
                .limit(GUESSES)
                .toList();
    }

    private static Optional<LegendClass> at(Legend legend, int index) {
        return index >= 0 && index < legend.size()
                ? Optional.of(legend.classes().get(index))
                : Optional.empty();
    }

    private Optional<Legend> legendOf(LayerReading reading) {
        return layers.drawn().get().stream()
                .filter(layer -> layer.id().equals(reading.layerId()))
                .findFirst()
                .flatMap(layer -> switch (layer.style()) {
                    case ClassStyle style -> Optional.of(style.legend());
                    case ScoreStyle style -> Optional.of(style.legend());
                    default -> Optional.empty();
                });
    }

    /// Looks the reference system up in the background, once.
    private void prepare(String crs) {
        if (crs.equals(transformCrs)) {
            return;
        }
        transformCrs = crs;
        lonLat = Optional.empty();
        if (crs.isEmpty()) {
            return;
        }
        jobs.quietly(services.workers(), () -> services.files().lonLat(crs)).thenAccept(found -> {
            if (crs.equals(transformCrs)) {
                lonLat = found;
            }
        });
    }
}
