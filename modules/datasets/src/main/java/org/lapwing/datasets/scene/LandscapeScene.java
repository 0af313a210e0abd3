package org.lapwing.datasets.scene;

import org.lapwing.raster.Grid;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A made landscape, drawn window by window.
///
/// Every pixel depends only on settings and its place, never on the windows asked for. Safe for several threads.
public final class LandscapeScene {

    private LandscapeScene() {}

    /// Plans river, roads, parcels, woods and villages.
    public static LandscapeScene plan(SceneSettings settings) {
        throw new UnsupportedOperationException();
    }

    /// Size and place: pixels of one metre in EPSG:32632.
    public Grid grid() {
        throw new UnsupportedOperationException();
    }

    /// Red, green, blue and near infrared, 8 bits each.
    ///
    /// @param window of full resolution, inside the grid
    public Tile image(Window window) {
        throw new UnsupportedOperationException();
    }

    /// One band of class codes: 0 unknown, 1 water, 2 tree, 3 herbaceous, 4 barren or impervious.
    ///
    /// @param window of full resolution, inside the grid
    public Tile labels(Window window) {
        throw new UnsupportedOperationException();
    }
}
