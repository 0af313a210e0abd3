package org.lapwing.workbench.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.labels.Legend;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerReading;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.PointProbe;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.raster.Band;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.FailureText;

/// Points clicked on the map and the values of all layers there, read at full resolution on a worker.
///
/// A click replaces the points, a click with Shift adds one, so that their spectra can be compared.
@SuppressWarnings("FutureReturnValueIgnored") // failures of a layer stand in its place
public final class InspectViewModel {

    /// Colours that people who see colours differently can tell apart (M. Okabe and K. Ito, 2008).
    private static final List<String> COLORS =
            List.of("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#8C6D00", "#3B9BD6", "#7A4FBF", "#4D4D4D");

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final LayersViewModel layers;
    private final ObservableList<InspectedPoint> points = FXCollections.observableArrayList();
    private final ObservableList<InspectedPoint> shown = FXCollections.unmodifiableObservableList(points);
    private final ReadOnlyObjectWrapper<List<MapMark>> marks = new ReadOnlyObjectWrapper<>(List.of());
    private CancelToken reading = CancelToken.create();

    InspectViewModel(WorkbenchServices services, JobsViewModel jobs, LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.layers = layers;
        points.addListener((ListChangeListener<InspectedPoint>) _ -> marks.set(points.stream()
                .map(point -> (MapMark) new MapMark.Pin(point.place(), String.valueOf(point.number()), point.color()))
                .toList()));
    }

    /// The points, oldest first. Not for changing.
    public ObservableList<InspectedPoint> points() {
        return shown;
    }

    /// What to draw over the map.
    public ReadOnlyObjectProperty<List<MapMark>> marks() {
        return marks.getReadOnlyProperty();
    }

    /// A click on the map.
    public void click(MapClick click) {
        switch (click.kind()) {
            case SINGLE -> {
                clear();
                add(click);
            }
            case EXTENDING -> add(click);
            case DOUBLE -> {} // its first click was one
        }
    }

    /// Takes all points away; what is still being read for them is given up.
    public void clear() {
        reading.cancel();
        reading = CancelToken.create();
        points.clear();
    }

    private void add(MapClick click) {
        var place = click.place();
        if (points.size() == COLORS.size()) {
            points.removeFirst();
        }
        int number = points.isEmpty() ? 1 : points.getLast().number() + 1;
        var color = COLORS.get((number - 1) % COLORS.size());
        var point = new InspectedPoint(number, place, color, List.of(), InspectedPoint.State.READING);
        points.add(point);
        var drawn = layers.drawn().get().reversed();
        var cancel = reading;
        var local = drawn.stream().filter(layer -> !layer.source().isRemote()).toList();
        jobs.quietly(services.workers(), () -> readAll(local, click, cancel)).thenAccept(held -> {
            show(point, drawn, held);
            drawn.stream()
                    .filter(layer -> layer.source().isRemote())
                    .forEach(layer -> readRemote(point, click, drawn, layer, cancel, held));
        });
    }

    /// A server may take its time; what is on this machine is shown meanwhile.
    private void readRemote(
            InspectedPoint point,
            MapClick click,
            List<Layer> drawn,
            Layer layer,
            CancelToken cancel,
            Map<String, InspectedPoint.Held> held) {
        jobs.quietly(services.remotes().threads(), () -> readAll(List.of(layer), click, cancel))
                .thenAccept(more -> {
                    held.putAll(more);
                    show(point, drawn, held);
                });
    }

    private void show(InspectedPoint point, List<Layer> drawn, Map<String, InspectedPoint.Held> held) {
        for (int index = 0; index < points.size(); index++) {
            var each = points.get(index);
            if (each.number() == point.number() && each.place().equals(point.place())) {
                points.set(
                        index,
                        point.read(drawn.stream()
                                .flatMap(layer -> Optional.ofNullable(held.get(layer.id())).stream())
                                .toList()));
            }
        }
    }

    /// What each layer holds, by its id.
    private static Map<String, InspectedPoint.Held> readAll(List<Layer> layers, MapClick click, CancelToken cancel) {
        var all = new HashMap<String, InspectedPoint.Held>();
        for (var layer : layers) {
            read(layer, click, cancel).ifPresent(held -> all.put(layer.id(), held));
        }
        return all;
    }

    private static Optional<InspectedPoint.Held> read(Layer layer, MapClick click, CancelToken cancel) {
        var bands = layer.source().bands().stream().map(Band::name).toList();
        try {
            return PointProbe.read(layer, click.place(), click.reach(), cancel)
                    .map(values -> new InspectedPoint.Held(layer.name(), values, bands, legend(layer), ""));
        } catch (CancelledException cancelled) {
            throw cancelled;
        } catch (IOException | RuntimeException failure) { // the other layers may still be read
            return Optional.of(new InspectedPoint.Held(
                    layer.name(), new LayerReading.Missing(), bands, legend(layer), FailureText.of(failure)));
        }
    }

    private static Optional<Legend> legend(Layer layer) {
        return switch (layer.style()) {
            case ClassStyle style -> Optional.of(style.legend());
            case ScoreStyle style -> Optional.of(style.legend());
            default -> Optional.empty();
        };
    }
}
