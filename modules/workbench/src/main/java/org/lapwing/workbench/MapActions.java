package org.lapwing.workbench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.ClassStyle;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.mapview.Hover;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LinkedMaps;
import org.lapwing.mapview.MapClick;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapSheet;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.project.Bookmark;
import org.lapwing.workbench.panel.BookmarksCard;
import org.lapwing.workbench.panel.GoToCard;
import org.lapwing.workbench.state.FeatureLayerViewModel;
import org.lapwing.workbench.state.MapTool;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// What the commands of the map do that needs the map itself, a dialog or the clipboard. For the FX thread.
final class MapActions {

    /// Screen units by which a place may miss a line or a point.
    private static final double REACH = 5;

    private final WindowViewModel window;
    private final LinkedMaps maps;
    private final WindowActions actions;
    private final GoToCard goTo;
    private final BookmarksCard bookmarks;
    private final ContextMenu menu = new ContextMenu();
    private Optional<MapPoint> cursor = Optional.empty();

    MapActions(WindowViewModel window, LinkedMaps maps, WindowActions actions) {
        this.window = window;
        this.maps = maps;
        this.actions = actions;
        goTo = new GoToCard(window.map().goTo(), maps.navigation()::centerOn, this::focusMap);
        bookmarks = new BookmarksCard(window.map().bookmarks(), this::addBookmark, this::show, this::focusMap);
        maps.onHover(this::hover);
        maps.onHoverEnd(() -> cursor = Optional.empty());
    }

    LinkedMaps maps() {
        return maps;
    }

    GoToCard goToCard() {
        return goTo;
    }

    BookmarksCard bookmarksCard() {
        return bookmarks;
    }

    void goTo() {
        bookmarks.setVisible(false);
        goTo.open();
    }

    void showBookmarks() {
        goTo.setVisible(false);
        bookmarks.open();
    }

    void addBookmark() {
        var view = maps.primary().viewport();
        bookmarks.setVisible(true);
        window.map().bookmarks().add(new MapPoint(view.centerX(), view.centerY()), view.unitsPerPixel());
    }

    /// Offers the layers at the upper left of the map.
    void zoomToLayer() {
        menu.getItems().setAll(layerItems());
        menu.show(maps, Side.TOP, 12, 12);
    }

    /// Copies where the cursor is, or where the middle of the map is while the cursor is elsewhere.
    void copyPlace() {
        copy(cursor.orElseGet(this::middle));
    }

    /// What can be done at a place of the map.
    void showMenu(double screenX, double screenY, MapPoint at) {
        var items = new ArrayList<MenuItem>();
        var place = window.map().place();
        items.add(item(Messages.text("map.menu.inspect"), () -> {
            window.map().tool().set(MapTool.INSPECT);
            window.map()
                    .click(new MapClick(
                            at,
                            MapClick.Kind.SINGLE,
                            REACH * maps.primary().viewport().unitsPerPixel()));
        }));
        items.add(item(Messages.text("map.menu.center"), () -> maps.navigation().centerOn(at)));
        items.add(new SeparatorMenuItem());
        if (place.degrees(at).isPresent()) {
            items.add(item(Messages.text("map.menu.copy", place.describe(at)), () -> copy(at)));
        }
        items.add(item(
                Messages.text("map.menu.copy", place.onMap(at)),
                () -> actions.copyText(Messages.text("map.copied"), place.onMap(at))));
        items.add(new SeparatorMenuItem());
        items.addAll(layerItems());
        menu.getItems().setAll(items);
        menu.show(maps, screenX, screenY);
    }

    void hideMenu() {
        menu.hide();
    }

    /// Writes the first view with legend and scale bar.
    void savePicture() {
        var name = window.workspace()
                .image()
                .get()
                .map(image -> image.file().resolveSibling(stem(image.name()) + "-map.png"))
                .orElse(Path.of("map.png"));
        actions.chooseTarget(Messages.text("map.picture.title"), name, "png").ifPresent(this::savePicture);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the person is told of the end
    private void savePicture(Path target) {
        var title = maps.primary().layers().stream()
                .filter(Layer::visible)
                .map(Layer::name)
                .reduce((below, above) -> below + " + " + above)
                .orElse("");
        var sheet = MapSheet.of(maps.primary(), title, legend(), footer());
        window.map().savePicture(target, sheet::write);
    }

    private String footer() {
        var where = window.map().place().describe(middle());
        var credit = window.remotes().attribution().get();
        return credit.isEmpty() ? where : Messages.text("map.picture.footer", where, credit);
    }

    private List<MapSheet.Entry> legend() {
        var classes = new ArrayList<MapSheet.Entry>();
        for (var layer : maps.primary().layers()) {
            if (layer.visible() && layer.style() instanceof FeatureStyle style) {
                FeatureLayerViewModel.lines(style, layer.name()).stream()
                        .map(line -> new MapSheet.Entry(line.color(), line.text()))
                        .filter(each -> !classes.contains(each))
                        .forEach(classes::add);
            }
            @Nullable
            Legend legend = !layer.visible()
                    ? null
                    : switch (layer.style()) {
                        case ClassStyle style -> style.legend();
                        case ScoreStyle style -> style.legend();
                        default -> null;
                    };
            if (legend != null) {
                legend.classes().stream()
                        .map(MapActions::entry)
                        .filter(each -> !classes.contains(each))
                        .forEach(classes::add);
            }
        }
        return classes;
    }

    private static MapSheet.Entry entry(LegendClass shown) {
        return new MapSheet.Entry(shown.color(), shown.name());
    }

    private List<MenuItem> layerItems() {
        return maps.primary().layers().reversed().stream()
                .map(layer -> item(Messages.text("map.menu.zoom", layer.name()), () -> maps.navigation()
                        .zoomToLayer(layer.id())))
                .toList();
    }

    private static MenuItem item(String text, Runnable run) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> run.run());
        return item;
    }

    private void copy(MapPoint at) {
        actions.copyText(Messages.text("map.copied"), window.map().place().describe(at));
    }

    private void show(Bookmark bookmark) {
        maps.navigation().show(new MapPoint(bookmark.x(), bookmark.y()), bookmark.unitsPerPixel());
    }

    private MapPoint middle() {
        var view = maps.primary().viewport();
        return new MapPoint(view.centerX(), view.centerY());
    }

    private void hover(Hover hover) {
        cursor = Optional.of(new MapPoint(hover.mapX(), hover.mapY()));
    }

    private void focusMap() {
        maps.primary().requestFocus();
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
