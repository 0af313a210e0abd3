package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.raster.RasterSource;

/// The layers in order, and what the map draws of them.
public final class LayersViewModel {

    private static final double OPACITY_STEP = 0.1;

    private final ObservableList<LayerItem> items = FXCollections.observableArrayList(
            item -> new Observable[] {item.name(), item.visible(), item.opacity(), item.source(), item.style()});
    private final ObservableList<LayerItem> shown = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyObjectWrapper<List<Layer>> drawn = new ReadOnlyObjectWrapper<>(List.of());

    /// No layers.
    public LayersViewModel() {
        items.addListener((ListChangeListener<LayerItem>) _ -> refresh());
    }

    /// Hands the layers to the map anew, because a source has got further levels.
    void refresh() {
        drawn.set(items.reversed().stream().map(LayerItem::toLayer).toList());
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
            item.name().set(name);
            item.style().set(style);
            item.source().set(source);
            return item;
        }
        var item = new LayerItem(role, name, source, style);
        int place =
                switch (role) {
                    case PREDICTION -> 0;
                    case LABELS -> find(LayerItem.Role.PREDICTION).isPresent() ? 1 : 0;
                    case IMAGERY -> items.size();
                };
        items.add(place, item);
        return item;
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
