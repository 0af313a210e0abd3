package org.lapwing.mapview;

import javafx.beans.property.SimpleObjectProperty;

/// The viewport of a pane: whatever is set, the size is the pane's and the scale within limits.
final class ViewportProperty extends SimpleObjectProperty<Viewport> {

    private final MapPane map;
    private boolean moved;

    ViewportProperty(MapPane map) {
        super(map, "viewport", new Viewport(0, 0, 1, 1, 1, 1));
        this.map = map;
    }

    @Override
    public void set(Viewport next) {
        moved = true;
        map.forgetPendingFit();
        var own = get();
        var sized = next.resized(own.width(), own.height(), own.outputScale());
        super.set(
                map.isSized()
                        ? map.baseGrid()
                                .map(grid -> MapLimits.limit(sized, grid))
                                .orElse(sized)
                        : sized);
    }

    /// Whether the view was ever moved on purpose.
    boolean wasMoved() {
        return moved;
    }

    /// Takes the size of the pane; nothing changes while that is empty.
    void resize(int width, int height, double outputScale) {
        if (width >= 1 && height >= 1) {
            super.set(get().resized(width, height, outputScale));
        }
    }
}
