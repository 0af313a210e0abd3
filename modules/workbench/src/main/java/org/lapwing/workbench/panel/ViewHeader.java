package org.lapwing.workbench.panel;

import java.util.stream.Collectors;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.lapwing.mapview.Layer;
import org.lapwing.workbench.state.ViewsViewModel;
import org.lapwing.workbench.text.Messages;

/// The label of one of several views: which layers it shows, and a menu to choose others.
public final class ViewHeader extends MenuButton {

    private final ViewsViewModel views;
    private final int view;

    /// @param view counts from 0
    public ViewHeader(ViewsViewModel views, int view) {
        this.views = views;
        this.view = view;
        getStyleClass().add("lw-view-header");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleText(Messages.text("views.header.accessible", view + 1));
        refresh();
    }

    /// Takes up the layers as they are now.
    public void refresh() {
        var shown = views.shown().get();
        if (view >= shown.size()) {
            return;
        }
        var layers = shown.get(view).reversed();
        var names = layers.stream().filter(Layer::visible).map(Layer::name).collect(Collectors.joining(" + "));
        setText(names.isEmpty() ? Messages.text("views.nothing") : names);
        if (isShowing()) {
            return; // the open menu stays as it is while its items are checked
        }
        getItems()
                .setAll(layers.stream()
                        .map(layer -> {
                            var item = new CheckMenuItem(layer.name());
                            item.setMnemonicParsing(false);
                            item.setSelected(views.shows(view, layer));
                            item.setOnAction(_ -> views.toggle(view, layer));
                            return item;
                        })
                        .toList());
    }
}
