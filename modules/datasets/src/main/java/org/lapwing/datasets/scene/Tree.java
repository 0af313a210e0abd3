package org.lapwing.datasets.scene;

/// One tree or bush seen from above.
///
/// @param x middle of its crown, ground coordinate in metres
/// @param y middle of its crown
/// @param radius of the crown in metres
/// @param height of its top in metres
/// @param kind shape and colour
/// @param tone brightness against others of its kind, about -1 to 1
record Tree(float x, float y, float radius, float height, Kind kind, float tone) {

    /// Shape and colour of a crown in full sun.
    enum Kind {
        BROADLEAF(84, 108, 65, 166),
        DARK_BROADLEAF(71, 96, 58, 154),
        LIGHT_BROADLEAF(106, 124, 74, 176),
        CONIFER(60, 80, 57, 128),
        FRUIT(92, 112, 70, 162),
        BUSH(92, 110, 67, 156);

        private final float[] color;

        Kind(float red, float green, float blue, float infrared) {
            color = new float[] {red, green, blue, infrared};
        }

        float band(int band) {
            return color[band];
        }
    }
}
