package org.lapwing.datasets.scene;

/// Class codes of the label raster.
final class SceneClass {

    static final int UNKNOWN = 0;
    static final int WATER = 1;
    static final int TREE = 2;
    static final int HERBACEOUS = 3;
    static final int BARREN = 4;

    private SceneClass() {}
}
