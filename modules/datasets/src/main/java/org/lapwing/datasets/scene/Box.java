package org.lapwing.datasets.scene;

/// A rectangular thing on the ground: a building, a paved yard, a car, a bale of straw, a pitch.
///
/// @param x middle, ground coordinate in metres
/// @param y middle
/// @param alongX unit vector along its ridge
/// @param alongY unit vector along its ridge
/// @param halfLength half its length along the ridge, metres
/// @param halfWidth half its width, metres
/// @param eaves height of its lower roof edge, 0 for what lies flat on the ground
/// @param ridge height of its middle line; equal to `eaves` for a flat roof
/// @param cover what it is made of
/// @param seed chance of its own
record Box(
        float x,
        float y,
        float alongX,
        float alongY,
        float halfLength,
        float halfWidth,
        float eaves,
        float ridge,
        Cover cover,
        long seed) {

    /// The upper side of a [Box]: its colour in full sun.
    enum Cover {
        RED_TILES(144, 88, 70, 128),
        BROWN_TILES(112, 86, 72, 108),
        SLATE(84, 86, 92, 84),
        DARK_TILES(62, 58, 60, 62),
        METAL(188, 192, 196, 178),
        FIBRE_CEMENT(140, 136, 128, 132),
        GRAVEL_ROOF(152, 146, 136, 142),
        SOLAR(38, 44, 66, 60),
        CONCRETE(170, 164, 154, 166),
        ASPHALT(112, 112, 112, 108),
        GRAVEL(166, 154, 134, 160),
        CAR(150, 150, 155, 130),
        STRAW(196, 172, 118, 178),
        PITCH(86, 126, 66, 178),
        POOL(92, 168, 186, 40);

        private final float[] color;

        Cover(float red, float green, float blue, float infrared) {
            color = new float[] {red, green, blue, infrared};
        }

        float band(int band) {
            return color[band];
        }

        int landClass() {
            return switch (this) {
                case PITCH, STRAW -> SceneClass.HERBACEOUS;
                case POOL -> SceneClass.WATER;
                default -> SceneClass.BARREN;
            };
        }
    }

    /// Farthest distance from the middle to a corner.
    float reach() {
        return (float) Math.hypot(halfLength, halfWidth) + 1;
    }
}
