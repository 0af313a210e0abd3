package org.lapwing.workbench.state;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.FeatureRaster;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.mapview.RampStyle;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.mapview.ShapesRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.raster.reprojection.ReprojectedRaster.Sampling;
import org.lapwing.workbench.service.WorkbenchServices;
import org.lapwing.workbench.text.Messages;

/// The reference system of the map, and the layers of other ones seen in it.
///
/// A layer that is seen in another reference system for the first time is prepared in the background.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class MapReferenceViewModel {

    private record Wish(RasterSource source, String crs, Sampling sampling) {}

    private final WorkbenchServices services;
    private final JobsViewModel jobs;
    private final NoticesViewModel notices;
    private final LayersViewModel layers;
    private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final Map<Wish, RasterSource> ready = new HashMap<>();

    /// What each layer showed last in the map's reference system, by its id.
    private final Map<String, RasterSource> last = new HashMap<>();

    private final Set<Wish> pending = new HashSet<>();
    private final Set<Wish> failed = new HashSet<>();
    private String drawnIn = "";
    private Consumer<RasterSource> prepared = _ -> {};
    private Runnable seenAnew = () -> {};

    MapReferenceViewModel(
            WorkbenchServices services, JobsViewModel jobs, NoticesViewModel notices, LayersViewModel layers) {
        this.services = services;
        this.jobs = jobs;
        this.notices = notices;
        this.layers = layers;
        chosen.addListener(_ -> {
            failed.clear();
            layers.refresh();
        });
        layers.seenThrough(this::seen);
    }

    /// The reference system that a person chose, `EPSG:n` or WKT; empty for that of the image, or of the bottom layer
    /// while there is no image.
    public ObjectProperty<Optional<String>> chosen() {
        return chosen;
    }

    /// The reference system that the map is drawn in; empty while there is no layer, or the image has none.
    public String current() {
        var own = anchor(layers.items().reversed().stream()
                        .map(LayerItem::toLayer)
                        .toList())
                .map(layer -> layer.source().grid().crs())
                .orElse("");
        return own.isEmpty() ? "" : chosen.get().orElse(own);
    }

    /// The layer whose reference system is that of the map: the image, else the bottom one.
    private static Optional<Layer> anchor(List<Layer> all) {
        return all.stream()
                .filter(layer -> layer.id().equals(LayerItem.Role.IMAGERY.name()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// The pixels of the image that lie in a window of the map's bottom layer; empty where there are none.
    public Optional<Window> imageWindow(Window window) {
        return layerWindow(LayerItem.Role.IMAGERY.name(), window);
    }

    /// The pixels of a layer's own raster that lie in a window of the map's bottom layer; empty where there are none.
    Optional<Window> layerWindow(String layerId, Window window) {
        var layer = layers.drawn().get().stream()
                .filter(each -> each.id().equals(layerId))
                .findFirst();
        return layer.isPresent() ? windowOf(layer.get().source(), window) : Optional.of(window);
    }

    /// The pixels of a raster that lie in a window of the map's bottom layer; empty where there are none, or the
    /// raster is not drawn.
    Optional<Window> windowOn(RasterSource raster, Window window) {
        return layers.drawn().get().stream()
                .map(Layer::source)
                .filter(drawn -> drawn == raster || drawn instanceof ReprojectedRaster seen && seen.source() == raster)
                .findFirst()
                .flatMap(drawn -> windowOf(drawn, window));
    }

    private Optional<Window> windowOf(RasterSource drawn, Window window) {
        var bottom = layers.drawn().get().getFirst().source();
        var there = bottom.grid().equals(drawn.grid()) ? Optional.of(window) : moved(window, bottom, drawn);
        return drawn instanceof ReprojectedRaster seen ? there.flatMap(seen::sourceWindow) : there;
    }

    /// The part of one grid that another's window covers; both in one reference system.
    private static Optional<Window> moved(Window window, RasterSource from, RasterSource to) {
        var there = from.grid().transform();
        var here = to.grid().transform();
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (long column : new long[] {window.column(), window.endColumn()}) {
            for (long row : new long[] {window.row(), window.endRow()}) {
                double x = there.x(column, row);
                double y = there.y(column, row);
                left = Math.min(left, here.column(x, y));
                right = Math.max(right, here.column(x, y));
                top = Math.min(top, here.row(x, y));
                bottom = Math.max(bottom, here.row(x, y));
            }
        }
        left = Math.max(0, Math.floor(left));
        top = Math.max(0, Math.floor(top));
        right = Math.min(to.grid().columns(), Math.ceil(right));
        bottom = Math.min(to.grid().rows(), Math.ceil(bottom));
        return left < right && top < bottom
                ? Optional.of(Window.of((long) left, (long) top, (int) (right - left), (int) (bottom - top)))
                : Optional.empty();
    }

    /// The layers as they are drawn. The map keeps its reference system until the image is ready in another; other
    /// layers are left out until they are.
    private List<Layer> seen(List<Layer> all) {
        ready.keySet().removeIf(wish -> all.stream()
                .noneMatch(layer ->
                        layer.source() == wish.source() || layer.upcoming().contains(wish.source())));
        last.keySet().removeIf(id -> all.stream().noneMatch(layer -> layer.id().equals(id)));
        drawnIn = anchor(all).map(this::reached).orElse("");
        return all.stream().flatMap(layer -> seen(layer).stream()).toList();
    }

    /// The reference system that the image can be drawn in now: the wanted one, else the one before, else its own.
    private String reached(Layer image) {
        var own = image.source().grid().crs();
        var wanted = wish(image, current());
        if (isReady(wanted)) {
            return wanted.crs();
        }
        if (!failed.contains(wanted) && isReady(wish(image, drawnIn))) {
            return drawnIn;
        }
        return own;
    }

    private Optional<Layer> seen(Layer layer) {
        var source = layer.source();
        if (drawnIn.isEmpty()
                || source.grid().crs().equals(drawnIn)
                || !source.grid().isGeoreferenced()) {
            return Optional.of(layer);
        }
        var wish = wish(layer, drawnIn);
        if (isReady(wish)) {
            var seen = ready.get(wish);
            if (seen != null) {
                last.put(layer.id(), seen);
                return Optional.of(layer.withSource(seen).withUpcoming(upcoming(layer)));
            }
        }
        var before = last.get(layer.id());
        if (before != null && !failed.contains(wish) && before.grid().crs().equals(drawnIn)) {
            return Optional.of(layer.withSource(before)); // for the moment until the next date is ready
        }
        // the map says of a layer that cannot be seen so that it is in another reference system
        return failed.contains(wish) ? Optional.of(layer) : Optional.empty();
    }

    /// What the layer will probably show next, as far as it is ready; the rest is prepared.
    private List<RasterSource> upcoming(Layer layer) {
        return layer.upcoming().stream()
                .map(layer::withSource)
                .map(next -> wish(next, drawnIn))
                .filter(this::isReady)
                .<RasterSource>flatMap(next -> Optional.ofNullable(ready.get(next)).stream())
                .toList();
    }

    private static Wish wish(Layer layer, String crs) {
        return new Wish(layer.source(), crs, sampling(layer.style(), layer.source()));
    }

    /// Whether a layer can be drawn as wished; starts to prepare it where not.
    private boolean isReady(Wish wish) {
        if (wish.crs().isEmpty() || wish.source().grid().crs().equals(wish.crs())) {
            return !wish.crs().isEmpty();
        }
        if (!ready.containsKey(wish) && !failed.contains(wish) && pending.add(wish)) {
            prepare(wish);
        }
        return ready.containsKey(wish);
    }

    private void prepare(Wish wish) {
        jobs.<RasterSource>quietly(services.workers(), () -> moved(wish)).whenComplete((raster, failure) -> {
            pending.remove(wish);
            if (failure == null) {
                ready.put(wish, raster);
                prepared.accept(raster);
            } else {
                failed.add(wish);
                notices.failed(
                        Messages.text("reference.failed.title", wish.source().name()), failure);
            }
            layers.refresh();
            seenAnew.run();
        });
    }

    /// Names who is told of a raster that is drawn in place of another, in another reference system, before it is.
    void onPrepared(Consumer<RasterSource> listener) {
        prepared = listener;
    }

    /// Names who is told when a layer that was prepared has come into view.
    void onSeenAnew(Runnable listener) {
        seenAnew = listener;
    }

    private RasterSource moved(Wish wish) throws IOException {
        return switch (wish.source()) {
            case FeatureRaster features ->
                new FeatureRaster(services.files().reproject(features.features(), wish.crs(), services.closing()));
            case ShapesRaster shapes -> shapes.in(wish.crs());
            case RasterSource pixels -> services.files().reproject(pixels, wish.crs(), wish.sampling());
        };
    }

    private static Sampling sampling(LayerStyle style, RasterSource source) {
        return switch (style) {
            case ClassStyle _, ScoreStyle _, FeatureStyle _ -> Sampling.NEAREST;
            case RampStyle _ -> Sampling.BILINEAR;
            case ImageryStyle imagery ->
                imagery.red() == imagery.green()
                                && imagery.green() == imagery.blue()
                                && source.bands()
                                        .get(imagery.red())
                                        .colorTable()
                                        .isPresent()
                        ? Sampling.NEAREST
                        : Sampling.BILINEAR;
        };
    }
}
