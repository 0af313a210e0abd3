package org.lapwing.datasets.scene;

/// Bends the straight lines of the plan into the curves of the land.
///
/// Parcels and roads are planned with straight borders in *plan* coordinates; the land lies in *ground* coordinates,
/// metres east and south of the upper left corner. The bend is gentle: lengths change by less than a tenth.
///
/// @param seed chooses the bends
record Warp(long seed) {

    /// A pair of coordinates in metres.
    ///
    /// @param x towards east
    /// @param y towards south
    record Point(float x, float y) {}

    /// Plan x minus ground x.
    float shiftX(float x, float y) {
        return 46 * Noise.rolling(seed, x / 1150, y / 1150) + 7 * Noise.rolling(seed + 10, x / 260, y / 260);
    }

    /// Plan y minus ground y.
    float shiftY(float x, float y) {
        return 46 * Noise.rolling(seed + 20, x / 1150, y / 1150) + 7 * Noise.rolling(seed + 30, x / 260, y / 260);
    }

    /// Where a place of the ground lies on the plan.
    Point toPlan(float x, float y) {
        return new Point(x + shiftX(x, y), y + shiftY(x, y));
    }

    /// Where a place of the plan lies on the ground; a few rounds suffice because the bend is gentle.
    Point toGround(float u, float v) {
        float x = u;
        float y = v;
        for (int round = 0; round < 6; round++) {
            float nextX = u - shiftX(x, y);
            y = v - shiftY(x, y);
            x = nextX;
        }
        return new Point(x, y);
    }
}
