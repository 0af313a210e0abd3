package org.lapwing.datasets.scene;

/// Standing water with a rounded, uneven shore.
///
/// @param x middle, ground coordinate
/// @param y middle
/// @param radius mean radius in metres
/// @param phase turns its shape
/// @param color what its water looks like
record Pond(float x, float y, float radius, float phase, Waters.Color color) {

    /// Metres to the shore, negative in the water.
    float shore(float atX, float atY) {
        float dx = atX - x;
        float dy = atY - y;
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        if (distance > 1.6f * radius + Waters.REACH) {
            return Float.MAX_VALUE;
        }
        float angle = (float) Math.atan2(dy, dx);
        float shape = 1
                + 0.20f * (float) Math.sin(2 * angle + phase)
                + 0.12f * (float) Math.sin(3 * angle + 2.7f * phase)
                + 0.05f * (float) Math.sin(7 * angle + 5 * phase);
        return distance - radius * shape;
    }
}
