package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.CompareMode;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.ScoreStyle;

/// How many views there are, which layers each shows, and what is compared.
///
/// The first view shows what the layer list says. Each further view has its own choice; until one is made, the second
/// shows the image alone, the third the ground truth on it, the fourth the prediction on it.
public final class ViewsViewModel {

    private static final int SECOND = 1;
    private static final int THIRD = 2;

    private final LayersViewModel layers;
    private final IntegerProperty count = new SimpleIntegerProperty(1);
    private final ObjectProperty<CompareMode> compare = new SimpleObjectProperty<>(CompareMode.NONE);
    private final ReadOnlyObjectWrapper<List<List<Layer>>> shown = new ReadOnlyObjectWrapper<>(List.of(List.of()));
    private final ReadOnlyObjectWrapper<List<Layer>> beneath = new ReadOnlyObjectWrapper<>(List.of());
    private final List<Map<String, Boolean>> choices = new ArrayList<>();

    ViewsViewModel(LayersViewModel layers) {
        this.layers = layers;
        for (int view = 0; view < LinkedMaps.MOST_VIEWS; view++) {
            choices.add(new HashMap<>());
        }
        layers.drawn().addListener(_ -> refresh());
        count.addListener(_ -> refresh());
        compare.addListener(_ -> refresh());
        refresh();
    }

    /// How many views are shown, 1 to 4.
    public IntegerProperty count() {
        return count;
    }

    /// How the first view is compared with what lies beneath its top layer.
    public ObjectProperty<CompareMode> compare() {
        return compare;
    }

    /// Starts a comparison, or ends it when it is the present one.
    public void toggle(CompareMode mode) {
        compare.set(compare.get() == mode ? CompareMode.NONE : mode);
    }

    /// The layers of every shown view, bottom first.
    public ReadOnlyObjectProperty<List<List<Layer>>> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The layers of the first view without its topmost visible one; empty while nothing is compared.
    public ReadOnlyObjectProperty<List<Layer>> beneath() {
        return beneath.getReadOnlyProperty();
    }

    /// Whether a view shows a layer.
    ///
    /// @param view counts from 0
    public boolean shows(int view, Layer layer) {
        return view == 0 ? layer.visible() : choices.get(view).getOrDefault(layer.id(), usually(view, layer));
    }

    /// Shows a layer in a view, or hides it there.
    ///
    /// @param view counts from 0; the first one is the layer list
    public void toggle(int view, Layer layer) {
        if (view == 0) {
            layers.items().stream()
                    .filter(item -> item.toLayer().id().equals(layer.id()))
                    .forEach(item -> item.visible().set(!item.visible().get()));
            return;
        }
        choices.get(view).put(layer.id(), !shows(view, layer));
        refresh();
    }

    /// Has a view show a layer, or not.
    ///
    /// @param view counts from 0; not the first one, which is the layer list
    void choose(int view, String layerId, boolean shown) {
        choices.get(view).put(layerId, shown);
        refresh();
    }

    /// What a person has chosen for each view, the first one included.
    List<Map<String, Boolean>> choices() {
        return choices.stream().map(Map::copyOf).toList();
    }

    /// Shows as many views as before, with what was chosen for them.
    void restore(int views, List<Map<String, Boolean>> chosen) {
        for (int view = 0; view < choices.size(); view++) {
            choices.get(view).clear();
            if (view < chosen.size()) {
                choices.get(view).putAll(chosen.get(view));
            }
        }
        count.set(views);
        refresh();
    }

    private void refresh() {
        var drawn = layers.drawn().get();
        var views = new ArrayList<List<Layer>>();
        for (int view = 0; view < Math.clamp(count.get(), 1, LinkedMaps.MOST_VIEWS); view++) {
            int number = view;
            views.add(drawn.stream()
                    .map(layer -> shows(number, layer) ? layer.shown() : layer.hidden())
                    .toList());
        }
        shown.set(List.copyOf(views));
        beneath.set(compare.get() == CompareMode.NONE ? List.of() : withoutTop(drawn));
    }

    private static List<Layer> withoutTop(List<Layer> drawn) {
        var rest = new ArrayList<>(drawn);
        for (int index = rest.size() - 1; index > 0; index--) {
            if (rest.get(index).visible() && rest.get(index).opacity() > 0) {
                rest.set(index, rest.get(index).hidden());
                break;
            }
        }
        return List.copyOf(rest);
    }

    private static boolean usually(int view, Layer layer) {
        return switch (layer.style()) {
            case ImageryStyle _ -> true;
            case ClassStyle _ -> view == THIRD;
            case ScoreStyle _ -> view > THIRD;
            case FeatureStyle _ -> layer.visible();
            default -> view > SECOND && layer.visible();
        };
    }
}
