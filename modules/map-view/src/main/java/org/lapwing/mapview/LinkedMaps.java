package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.lapwing.raster.TileLoader;

/// One to four views of one place, each with its own layers: what moves one moves all, and the cursor is seen in all.
///
/// The first view is the one that commands and insets belong to; it is always there. All views share one tile loader,
/// one painter's thread and its tiles in colours. For the FX thread; nothing waits.
public final class LinkedMaps extends Region implements AutoCloseable {

    /// As many views as there may be.
    public static final int MOST_VIEWS = 4;

    private static final double GAP = 2;
    private static final double HEADER_TOP = 10;

    private final TileLoader tiles;
    private final PaintThread thread;
    private final List<MapPane> views = new ArrayList<>();
    private final List<Node> headers = new ArrayList<>();
    private final List<Consumer<Hover>> hoverListeners = new ArrayList<>();
    private final List<Runnable> hoverEndListeners = new ArrayList<>();
    private final List<Runnable> pictureListeners = new ArrayList<>();
    private final MapNavigation navigation;
    private final Comparison comparison;
    private final OverviewInset overview;
    private List<MapMark> marks = List.of();
    private List<MapMark> sketch = List.of();
    private Optional<Consumer<MapPointer>> hand = Optional.empty();
    private int shown = 1;
    private boolean linking;

    /// One empty view.
    ///
    /// @param tiles where tiles come from; closed by its maker
    public LinkedMaps(TileLoader tiles) {
        this.tiles = tiles;
        thread = new PaintThread(tiles);
        getStyleClass().add("linked-maps");
        var first = new MapPane(tiles, thread, MapPane.Dress.FULL);
        navigation = new MapNavigation(first);
        comparison = new Comparison(tiles, thread, first);
        overview = new OverviewInset(tiles, thread, first);
        link(first);
        getChildren().addAll(first, comparison, overview);
    }

    /// The first view.
    public MapPane primary() {
        return views.getFirst();
    }

    /// The views that are shown, the first one first.
    public List<MapPane> views() {
        return List.copyOf(views.subList(0, shown));
    }

    /// Back and forward, places, layers and boxes.
    public MapNavigation navigation() {
        return navigation;
    }

    /// Shows as many views as there are lists, each with its layers, bottom first.
    ///
    /// @param layersOfEach one to four lists; usually the same layers with others of them hidden
    public void setViews(List<List<Layer>> layersOfEach) {
        if (layersOfEach.isEmpty() || layersOfEach.size() > MOST_VIEWS) {
            throw new IllegalArgumentException(layersOfEach.size() + " views, not 1 to " + MOST_VIEWS);
        }
        shown = layersOfEach.size();
        while (views.size() < shown) {
            var view = new MapPane(tiles, thread, MapPane.Dress.FOLLOWER);
            link(view);
            navigation.join(view);
            view.setMarks(marks);
            view.setSketch(sketch);
            hand.ifPresent(view::setHand);
            primary().tool().ifPresent(view::setTool);
            getChildren().add(1, view);
        }
        for (int index = 0; index < views.size(); index++) {
            var view = views.get(index);
            view.setVisible(index < shown);
            view.setLayers(index < shown ? layersOfEach.get(index) : List.of());
            if (index > 0 && index < shown && primary().isSized()) {
                view.setViewport(primary().viewport());
            }
        }
        overview.setLayers(layersOfEach.getFirst());
        requestLayout();
    }

    /// Puts a node over each view, at the middle of its upper edge; takes the former ones away.
    public void setHeaders(List<? extends Node> next) {
        getChildren().removeAll(headers);
        headers.clear();
        headers.addAll(next);
        getChildren().addAll(headers);
        requestLayout();
    }

    /// How the first view is compared with what lies beneath.
    public ObjectProperty<CompareMode> compareProperty() {
        return comparison.modeProperty();
    }

    /// The layers that a comparison shows, bottom first; none while nothing is compared.
    public void setBeneath(List<Layer> layers) {
        comparison.setLayers(layers);
    }

    /// Shows the overview where it helps, or takes it away.
    public void toggleOverview() {
        overview.want(!overview.isWanted());
    }

    /// Draws these over every view; they replace what was drawn before.
    public void setMarks(List<MapMark> next) {
        marks = List.copyOf(next);
        views.forEach(view -> view.setMarks(marks));
    }

    /// Draws these above the marks of every view: what a tool is at.
    public void setSketch(List<MapMark> next) {
        sketch = List.copyOf(next);
        views.forEach(view -> view.setSketch(sketch));
    }

    /// Gives the pointer in any view to a drawing tool until [#removeHand()].
    public void setHand(Consumer<MapPointer> pointer) {
        hand = Optional.of(pointer);
        views.forEach(view -> view.setHand(pointer));
    }

    /// The pointer moves the map again.
    public void removeHand() {
        hand = Optional.empty();
        views.forEach(MapPane::removeHand);
    }

    /// Gives clicks in any view to a tool until [#removeTool()].
    public void setTool(Consumer<MapClick> clicks) {
        views.forEach(view -> view.setTool(clicks));
    }

    /// Clicks mean nothing again.
    public void removeTool() {
        views.forEach(MapPane::removeTool);
    }

    /// Calls `listener` whenever the cursor in any view, or what is under it, changes.
    public void onHover(Consumer<Hover> listener) {
        hoverListeners.add(listener);
    }

    /// Calls `listener` when the cursor leaves a view.
    public void onHoverEnd(Runnable listener) {
        hoverEndListeners.add(listener);
    }

    /// Calls `listener` whenever the picture of a view has changed: after moves, and as tiles arrive.
    public void onPicture(Runnable listener) {
        pictureListeners.add(listener);
    }

    /// Reads tiles that failed once more.
    public void retryFailed() {
        views.forEach(MapPane::retryFailed);
    }

    /// Completed when every shown view has settled, comparison and overview included.
    public CompletableFuture<Void> settled() {
        var all = new ArrayList<CompletableFuture<Void>>();
        views().forEach(view -> all.add(view.settled()));
        if (comparison.modeProperty().get() != CompareMode.NONE) {
            all.add(comparison.other().settled());
        }
        if (overview.isVisible()) {
            all.add(overview.whole().settled());
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /// Stops painting. The sources and the loader stay open.
    @Override
    public void close() {
        comparison.close();
        overview.close();
        views.forEach(MapPane::close);
        thread.close();
    }

    @Override
    public String getUserAgentStylesheet() {
        return primary().getUserAgentStylesheet();
    }

    @Override
    protected double computePrefWidth(double height) {
        return primary().prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return primary().prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        int columns = shown == MOST_VIEWS ? 2 : shown;
        int rows = (shown + columns - 1) / columns;
        double wide = (getWidth() - GAP * (columns - 1)) / columns;
        double high = (getHeight() - GAP * (rows - 1)) / rows;
        for (int index = 0; index < shown; index++) {
            double left = Math.rint(index % columns * (wide + GAP));
            double top = Math.rint(index / columns * (high + GAP));
            double right = Math.rint(index % columns * (wide + GAP) + wide);
            double bottom = Math.rint(index / columns * (high + GAP) + high);
            views.get(index).resizeRelocate(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
            if (index < headers.size()) {
                var header = headers.get(index);
                header.autosize();
                header.relocate(
                        Math.rint(
                                left + (right - left - header.getLayoutBounds().getWidth()) / 2),
                        top + HEADER_TOP);
            }
        }
        var first = primary();
        comparison.resizeRelocate(first.getLayoutX(), first.getLayoutY(), first.getWidth(), first.getHeight());
        overview.layoutIn();
    }

    private void link(MapPane view) {
        views.add(view);
        view.viewportProperty().addListener(_ -> follow(view));
        view.onPicture(() -> pictureListeners.forEach(Runnable::run));
        view.onHover(hover -> {
            var place = new MapPoint(hover.mapX(), hover.mapY());
            for (var other : views) {
                if (other != view) {
                    other.crosshair().show(place, other.viewport());
                }
            }
            hoverListeners.forEach(listener -> listener.accept(hover));
        });
        view.onHoverEnd(() -> {
            views.forEach(other -> other.crosshair().hide());
            hoverEndListeners.forEach(Runnable::run);
        });
    }

    /// Moves the other views to where one was moved.
    private void follow(MapPane moved) {
        if (linking || !moved.isSized()) {
            return;
        }
        linking = true;
        try {
            for (var other : views()) {
                if (other != moved && !samePlace(other.viewport(), moved.viewport())) {
                    other.setViewport(moved.viewport());
                }
            }
        } finally {
            linking = false;
        }
    }

    private static boolean samePlace(Viewport a, Viewport b) {
        return a.centerX() == b.centerX() && a.centerY() == b.centerY() && a.unitsPerPixel() == b.unitsPerPixel();
    }
}
