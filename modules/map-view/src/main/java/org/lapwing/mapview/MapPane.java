package org.lapwing.mapview;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.Window;

/// One view of the map: draws layers, moves with wheel, mouse and keys.
///
/// The first layer decides the map's reference system. All methods are for the FX thread.
public final class MapPane extends Region implements AutoCloseable {

    private final ObjectProperty<Viewport> viewport =
            new SimpleObjectProperty<>(this, "viewport", new Viewport(0, 0, 1, 1, 1, 1));
    private final ReadOnlyObjectWrapper<List<MapNotice>> notices =
            new ReadOnlyObjectWrapper<>(this, "notices", List.of());

    /// An empty map.
    ///
    /// @param tiles where tiles come from; shared by all views, closed by its maker
    public MapPane(TileLoader tiles) {}

    /// The layers, bottom first.
    public List<Layer> layers() {
        throw new UnsupportedOperationException();
    }

    /// Shows these layers, bottom first. The first time, the view fits the bottom layer.
    public void setLayers(List<Layer> layers) {
        throw new UnsupportedOperationException();
    }

    /// What is shown. Setting it moves the view; the size of a viewport set from outside is replaced by the pane's own.
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
        throw new UnsupportedOperationException();
    }

    /// Goes farther by a factor of two around the centre.
    public void zoomOut() {
        throw new UnsupportedOperationException();
    }

    /// Fits the bottom layer into the view.
    public void home() {
        throw new UnsupportedOperationException();
    }

    /// Shows one pixel of the bottom layer as one pixel of the screen.
    public void nativeResolution() {
        throw new UnsupportedOperationException();
    }

    /// Fits a window of the bottom layer into the view.
    public void zoomTo(Window window) {
        throw new UnsupportedOperationException();
    }

    /// The part of the bottom layer's full resolution that is in view, empty when none is.
    public Optional<Window> visibleWindow() {
        throw new UnsupportedOperationException();
    }

    /// Calls `listener` whenever the cursor or what is under it changes.
    public void onHover(Consumer<Hover> listener) {
        throw new UnsupportedOperationException();
    }

    /// Calls `listener` when the cursor leaves the map.
    public void onHoverEnd(Runnable listener) {
        throw new UnsupportedOperationException();
    }

    /// What the person should know about the present picture.
    public ReadOnlyObjectProperty<List<MapNotice>> noticesProperty() {
        return notices.getReadOnlyProperty();
    }

    /// Completed on the FX thread as soon as the picture shows every visible tile (failed ones hatched).
    public CompletableFuture<Void> settled() {
        throw new UnsupportedOperationException();
    }

    /// The pixels shown now.
    public MapPicture picture() {
        throw new UnsupportedOperationException();
    }

    /// How the view has kept up.
    public MapStatistics statistics() {
        throw new UnsupportedOperationException();
    }

    /// Reads tiles that failed once more.
    public void retryFailed() {
        throw new UnsupportedOperationException();
    }

    /// Stops painting and asking for tiles. The sources and the loader stay open.
    @Override
    public void close() {}
}
