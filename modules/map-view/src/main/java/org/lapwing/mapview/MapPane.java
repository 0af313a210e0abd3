package org.lapwing.mapview;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MapUnit;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;

/// One view of the map: draws layers, moves with wheel, mouse and keys.
///
/// The bottom layer decides the map's reference system. All methods are for the FX thread; none of them waits.
public final class MapPane extends Region implements AutoCloseable {

    /// Device pixels painted beyond each edge, so that dragging shows no gap at once.
    private static final int MARGIN = 64;

    private static final double ZOOM_STEP = 2;

    /// What a pane is for.
    enum Dress {
        /// A view to work in.
        FULL,
        /// A view beside another: without scale bar and north arrow, which it shares.
        FOLLOWER,
        /// Only the picture, deaf to mouse and keys: an inset, or something laid over another view.
        BARE
    }

    private final ViewportProperty viewport = new ViewportProperty(this);
    private final ReadOnlyObjectWrapper<List<MapNotice>> notices =
            new ReadOnlyObjectWrapper<>(this, "notices", List.of());
    private final TileLoader tiles;
    private final Optional<PaintThread> ownThread;
    private final MapPainter painter;
    private final ViewAhead ahead;
    private final MapImage image = new MapImage();
    private final MapOverlays overlays = new MapOverlays();
    private final LayerHistory history = new LayerHistory();
    private final HoverTracker hover;
    private final FrameClock clock = new FrameClock();
    private final ShareCounter shares;
    private final List<Runnable> pictureListeners = new CopyOnWriteArrayList<>();

    private Optional<MapGestures> gestures = Optional.empty();
    private List<Layer> layers = List.of();
    private Optional<Consumer<MapClick>> tool = Optional.empty();
    private @Nullable Runnable whenSized;
    private boolean closed;

    /// An empty map with a painter's thread of its own.
    ///
    /// @param tiles where tiles come from; shared by all views, closed by its maker
    public MapPane(TileLoader tiles) {
        this(tiles, new PaintThread(tiles), Dress.FULL, true);
    }

    /// An empty map that shares the thread of others; whoever made the thread closes it.
    MapPane(TileLoader tiles, PaintThread thread, Dress dress) {
        this(tiles, thread, dress, false);
    }

    private MapPane(TileLoader tiles, PaintThread thread, Dress dress, boolean own) {
        this.tiles = tiles;
        ownThread = own ? Optional.of(thread) : Optional.empty();
        painter = new MapPainter(tiles, thread.executor(), Platform::runLater, thread.tiles(), this::commit);
        ahead = new ViewAhead(tiles);
        shares = new ShareCounter(tiles.cache());
        hover = new HoverTracker(this, new HoverProbe(tiles.cache()));
        getStyleClass().add("map-pane");
        getChildren().add(image.node());
        getChildren().addAll(overlays.nodes(dress));
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        viewport.addListener((_, _, _) -> repaint());
        if (dress == Dress.BARE) {
            setMouseTransparent(true);
            return;
        }
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Messages.text("map.accessible.name"));
        setAccessibleHelp(Messages.text("map.accessible.help"));
        gestures = Optional.of(new MapGestures(this));
    }

    /// The layers, bottom first.
    public List<Layer> layers() {
        return layers;
    }

    /// Shows these layers, bottom first. The first time, and when the bottom layer is in another reference system
    /// than the one before, the view fits the bottom layer.
    ///
    /// Sources that are no longer among them may be closed when this returns. Calling it again with the same layers
    /// takes up levels that a source has gained.
    public void setLayers(List<Layer> next) {
        if (next.stream().map(Layer::id).distinct().count() != next.size()) {
            throw new IllegalArgumentException("two layers have one id");
        }
        var before = baseGrid().map(Grid::crs);
        layers = List.copyOf(next);
        var sources = layers.stream()
                .filter(layer -> layer.supply() == Layer.Supply.LIVE)
                .flatMap(layer -> Stream.concat(Stream.of(layer.source()), layer.upcoming().stream()))
                .map(RasterSource::id)
                .collect(Collectors.toSet());
        ahead.setSources(sources);
        painter.setSources(sources);
        var crs = baseGrid().map(Grid::crs);
        if (crs.isPresent() && !crs.equals(before)) {
            lookUpUnit(crs.get());
            if (before.isPresent() || !viewport.wasMoved()) {
                home();
            }
        }
        repaint();
    }

    /// What is shown. Setting it moves the view; the size of a viewport set from outside is replaced by the pane's
    /// own, and its scale is kept within what makes sense for the bottom layer.
    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    /// What is shown.
    public Viewport viewport() {
        return viewport.get();
    }

    /// Moves the view.
    public void setViewport(Viewport next) {
        viewport.set(next);
    }

    /// Comes nearer by a factor of two around the centre.
    public void zoomIn() {
        zoom(ZOOM_STEP);
    }

    /// Goes farther by a factor of two around the centre.
    public void zoomOut() {
        zoom(1 / ZOOM_STEP);
    }

    /// Fits the bottom layer into the view.
    public void home() {
        baseGrid().ifPresent(grid -> fit(grid, 0, 0, grid.columns(), grid.rows()));
    }

    /// Shows one pixel of the bottom layer as one pixel of the screen.
    public void nativeResolution() {
        baseGrid()
                .ifPresent(grid -> setViewport(viewport()
                        .withScale(MapLimits.pixelSize(grid) * viewport().outputScale())));
    }

    /// Fits a window of the bottom layer into the view.
    public void zoomTo(Window window) {
        double side = Math.scalb(1.0, window.level());
        baseGrid()
                .ifPresent(grid -> fit(
                        grid,
                        window.column() * side,
                        window.row() * side,
                        window.endColumn() * side,
                        window.endRow() * side));
    }

    /// The part of the bottom layer's full resolution that is in view, empty when none is.
    public Optional<Window> visibleWindow() {
        return baseGrid().flatMap(grid -> MapLimits.visible(viewport(), grid));
    }

    /// Draws these over the map, in order; they replace what was drawn over it before.
    public void setMarks(List<MapMark> next) {
        overlays.setMarks(next, viewport());
    }

    /// Reads what another view of the present layers would show, as soon as nothing else is wanted.
    void lookAhead(Viewport next) {
        ahead.look(layers, next);
    }

    /// Draws these above the marks: what a tool is at. They replace what it drew before.
    public void setSketch(List<MapMark> next) {
        overlays.setSketch(next, viewport());
    }

    /// Gives the pointer to a drawing tool until [#removeHand()]; with the space bar held, dragging moves the map.
    public void setHand(Consumer<MapPointer> pointer) {
        gestures.ifPresent(each -> each.hand().give(Optional.of(pointer)));
        restCursor();
    }

    /// The pointer moves the map again.
    public void removeHand() {
        gestures.ifPresent(each -> each.hand().give(Optional.empty()));
        restCursor();
    }

    /// Gives clicks on the map to a tool until [#removeTool()]; dragging still moves the map.
    public void setTool(Consumer<MapClick> clicks) {
        tool = Optional.of(clicks);
        restCursor();
    }

    /// Clicks mean nothing again, but a double click comes nearer.
    public void removeTool() {
        tool = Optional.empty();
        restCursor();
    }

    /// Calls `listener` whenever the cursor or what is under it changes.
    public void onHover(Consumer<Hover> listener) {
        hover.onHover(listener);
    }

    /// Calls `listener` when the cursor leaves the map.
    public void onHoverEnd(Runnable listener) {
        hover.onEnd(listener);
    }

    /// Calls `listener` on the FX thread whenever the picture has changed: after moves, and as tiles arrive.
    public void onPicture(Runnable listener) {
        pictureListeners.add(listener);
    }

    /// How to count the classes of a prediction in the present view, as far as they are cached; empty where the
    /// layer is no visible prediction. Counting takes milliseconds and is for any other thread than this.
    public Optional<Supplier<ViewShares>> shares(String layerId) {
        var view = viewport();
        return layers.stream()
                .filter(layer -> layer.id().equals(layerId) && layer.visible())
                .findFirst()
                .filter(layer -> layer.style() instanceof ScoreStyle)
                .map(layer -> () -> shares.count(layer, (ScoreStyle) layer.style(), view));
    }

    /// What the person should know about the present picture.
    public ReadOnlyObjectProperty<List<MapNotice>> noticesProperty() {
        return notices.getReadOnlyProperty();
    }

    /// Completed on the FX thread as soon as the picture shows every visible tile (failed ones striped) of the present
    /// layers and viewport, or of those that replaced them meanwhile.
    public CompletableFuture<Void> settled() {
        return clock.settled();
    }

    /// The pixels shown now, without scale bar and other decorations.
    public MapPicture picture() {
        return image.picture();
    }

    /// How the view has kept up.
    public MapStatistics statistics() {
        return clock.statistics();
    }

    /// Reads tiles that failed once more.
    public void retryFailed() {
        for (var layer : layers) {
            tiles.retry(layer.source().id());
            layer.upcoming().forEach(next -> tiles.retry(next.id()));
        }
        repaint();
    }

    /// Stops painting and asking for tiles. The sources and the loader stay open.
    @Override
    public void close() {
        closed = true;
        ahead.close();
        painter.close();
        ownThread.ifPresent(PaintThread::close);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(MapPane.class.getResource("map-view.css")).toExternalForm();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 800;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 600;
    }

    @Override
    protected void layoutChildren() {
        viewport.resize((int) getWidth(), (int) getHeight(), outputScale());
        if (isSized() && whenSized != null) {
            var first = whenSized;
            whenSized = null;
            first.run();
        }
        overlays.follow(viewport(), layers.size());
    }

    /// Who takes clicks.
    Optional<Consumer<MapClick>> tool() {
        return tool;
    }

    /// The cursor as it is while nothing is dragged.
    void restCursor() {
        var drawing = gestures.flatMap(each -> each.hand().cursor());
        setCursor(drawing.orElse(tool.isPresent() ? Cursor.CROSSHAIR : null));
    }

    /// Draws a node over the map and below nothing but the focus ring.
    void addOverlay(Node node) {
        getChildren().add(getChildren().size() - 1, node);
    }

    /// What one unit of the map is on the ground.
    MapUnit unit() {
        return overlays.unit();
    }

    /// The cursor of another view.
    Crosshair crosshair() {
        return overlays.crosshair();
    }

    /// The grid of the bottom layer.
    Optional<Grid> baseGrid() {
        return layers.isEmpty()
                ? Optional.empty()
                : Optional.of(layers.getFirst().source().grid());
    }

    /// A view set on purpose before the pane had a size is not overruled by an earlier wish to fit something.
    void forgetPendingFit() {
        whenSized = null;
    }

    /// Whether the view is about to fit something, so that what it shows now means nothing.
    boolean isFitPending() {
        return whenSized != null;
    }

    boolean isSized() {
        return getWidth() >= 1 && getHeight() >= 1;
    }

    private double outputScale() {
        var scene = getScene();
        return scene == null || scene.getWindow() == null
                ? 1
                : scene.getWindow().getOutputScaleX();
    }

    private void zoom(double factor) {
        setViewport(viewport().zoomAt(viewport().width() * 0.5, viewport().height() * 0.5, factor));
    }

    private void fit(Grid grid, double left, double top, double right, double bottom) {
        if (!isSized()) {
            whenSized = () -> fit(grid, left, top, right, bottom);
            return;
        }
        setViewport(MapLimits.fit(viewport(), MapLimits.mapExtent(grid, left, top, right, bottom)));
    }

    private void repaint() {
        ahead.giveWay();
        image.follow(viewport());
        overlays.follow(viewport(), layers.size());
        hover.refresh();
        if (isSized()) {
            painter.paint(new ViewFrame(clock.next(), viewport(), MARGIN, history.next(layers)));
        }
    }

    private void commit(PaintedFrame painted) {
        if (closed) { // the toolkit may be ending
            return;
        }
        long start = System.nanoTime();
        image.show(painted, viewport());
        notices.set(painted.notices());
        hover.refresh();
        clock.committed(painted, System.nanoTime() - start);
        pictureListeners.forEach(Runnable::run);
    }

    private void lookUpUnit(String crs) {
        tiles.decoders().execute(() -> {
            var unit = MapUnit.of(crs);
            Platform.runLater(() -> {
                overlays.setUnit(unit);
                overlays.follow(viewport(), layers.size());
            });
        });
    }
}
