package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.mapview.MapNotice;
import org.lapwing.raster.RasterSource;
import org.lapwing.workbench.text.Messages;

/// The layers in order, and what the map draws of them.
public final class LayersViewModel {

    private static final double OPACITY_STEP = 0.1;

    private final ObservableList<LayerItem> items = FXCollections.observableArrayList(item ->
            new Observable[] {item.name(), item.visible(), item.held(), item.opacity(), item.source(), item.style()});
    private final ObservableList<LayerItem> shown = FXCollections.unmodifiableObservableList(items);
    private boolean putting;
    private final ReadOnlyObjectWrapper<List<Layer>> drawn = new ReadOnlyObjectWrapper<>(List.of());

    private UnaryOperator<List<Layer>> seen = UnaryOperator.identity();

    /// No layers.
    public LayersViewModel() {
        items.addListener((ListChangeListener<LayerItem>) _ -> {
            if (!putting) {
                refresh();
            }
        });
    }

    /// What the map draws is what `view` makes of the layers, bottom first.
    void seenThrough(UnaryOperator<List<Layer>> view) {
        seen = view;
        refresh();
    }

    /// Hands the layers to the map anew, because a source has got further levels.
    void refresh() {
        drawn.set(seen.apply(items.reversed().stream().map(LayerItem::toLayer).toList()));
    }

    /// The layers, top first. Not for changing.
    public ObservableList<LayerItem> items() {
        return shown;
    }

    /// The layers as the map takes them, bottom first.
    public ReadOnlyObjectProperty<List<Layer>> drawn() {
        return drawn.getReadOnlyProperty();
    }

    /// The layer in a role, if there is one.
    public Optional<LayerItem> find(LayerItem.Role role) {
        return items.stream().filter(item -> item.role() == role).findFirst();
    }

    /// Puts a source into its role: a new layer at its usual place, or new pixels for the layer that is there.
    ///
    /// @param style used for a new layer; a present one keeps its own unless `restyle` answers another
    LayerItem put(LayerItem.Role role, String name, RasterSource source, LayerStyle style) {
        var present = find(role);
        if (present.isPresent()) {
            var item = present.get();
            putting = true; // a style and a source that belong together reach the map together
            item.name().set(name);
            item.style().set(style);
            item.source().set(source);
            putting = false;
            refresh();
            return item;
        }
        var item = new LayerItem(
                role, role.name(), name, source, style, Optional.empty(), Optional.empty(), Optional.empty());
        int place =
                switch (role) {
                    case ANNOTATIONS -> 0;
                    case PREDICTION -> find(LayerItem.Role.ANNOTATIONS).isPresent() ? 1 : 0;
                    case LABELS ->
                        (int) items.stream()
                                .filter(each -> each.role() == LayerItem.Role.ANNOTATIONS
                                        || each.role() == LayerItem.Role.PREDICTION)
                                .count();
                    case IMAGERY, ADDED -> items.size();
                };
        items.add(place, item);
        return item;
    }

    /// Adds a layer of a person's own right above the image; it follows its look.
    LayerItem add(String id, String name, RasterSource source, ImageryViewModel look) {
        return add(id, name, source, look, Optional.empty());
    }

    /// Adds a layer of a person's own right above the image.
    ///
    /// @param time its dates, where it has several
    LayerItem add(
            String id, String name, RasterSource source, ImageryViewModel look, Optional<TimeLayerViewModel> time) {
        var style = look.style().get();
        var item = new LayerItem(
                LayerItem.Role.ADDED, id, name, source, style.orElseThrow(), Optional.of(look), Optional.empty(), time);
        look.style().addListener((_, _, now) -> now.ifPresent(item.style()::set));
        items.add(find(LayerItem.Role.IMAGERY).map(items::indexOf).orElse(items.size()), item);
        return item;
    }

    /// Adds a layer of features on top; it follows its drawing.
    LayerItem add(String id, String name, RasterSource source, FeatureLayerViewModel drawing) {
        var item = new LayerItem(
                LayerItem.Role.ADDED,
                id,
                name,
                source,
                drawing.style().get(),
                Optional.empty(),
                Optional.of(drawing),
                Optional.empty());
        drawing.style().addListener((_, _, now) -> item.style().set(now));
        items.addFirst(item);
        return item;
    }

    /// Whether there is any layer, so that there is a map.
    public ObservableValue<Boolean> hasAny() {
        return drawn.map(layers -> !layers.isEmpty());
    }

    /// Takes a layer away.
    void remove(LayerItem item) {
        items.remove(item);
    }

    /// Tells each layer what the map says about its present picture.
    public void tell(List<MapNotice> notices) {
        for (var item : items) {
            item.state()
                    .set(notices.stream()
                            .filter(notice -> notice.layerId().equals(item.id()))
                            .map(notice -> switch (notice.kind()) {
                                case PREVIEW -> Messages.text("layers.state.preview");
                                case HELD -> Messages.text("layers.state.paused");
                                case ZOOM_IN_TO_PREDICT, ZOOM_IN_TO_DRAW -> Messages.text("layers.state.zoom");
                                case ROUGH, OTHER_REFERENCE_SYSTEM, STYLE_DOES_NOT_FIT, TILES_FAILED -> "";
                            })
                            .filter(text -> !text.isEmpty())
                            .findFirst()
                            .orElse(""));
        }
    }

    /// Takes the layer of a role away.
    void remove(LayerItem.Role role) {
        items.removeIf(item -> item.role() == role);
    }

    /// Moves a layer to another place in the list, counted from the top.
    public void move(LayerItem item, int target) {
        int from = items.indexOf(item);
        int place = Math.clamp(target, 0, items.size() - 1);
        if (from < 0 || from == place) {
            return;
        }
        var order = new ArrayList<>(items);
        order.remove(from);
        order.add(place, item);
        items.setAll(order);
    }

    /// Puts the layers into an order, lowest number on top; those of one number keep their order.
    void arrange(ToIntFunction<LayerItem> place) {
        var order = new ArrayList<>(items);
        order.sort(Comparator.comparingInt(place));
        if (!order.equals(items)) {
            items.setAll(order);
        }
    }

    /// Whether a layer has this id.
    boolean has(String id) {
        return items.stream().anyMatch(item -> item.id().equals(id));
    }

    /// Shows or hides the layer of a role.
    public void toggle(LayerItem.Role role) {
        find(role).ifPresent(item -> item.visible().set(!item.visible().get()));
    }

    /// Makes the prediction more (positive) or less (negative) opaque by `steps` tenths.
    public void fadePrediction(double steps) {
        find(LayerItem.Role.PREDICTION).ifPresent(item -> item.opacity()
                .set(Math.clamp(Math.round((item.opacity().get() + steps * OPACITY_STEP) * 20) / 20.0, 0, 1)));
    }
}
