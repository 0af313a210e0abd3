package org.lapwing.datasets.scene;

/// Light: a late-morning sun in the south-south-east, blue sky in the shadows.
final class Sun {

    /// Farthest that a shadow falls, in pixels.
    static final int SHADOW_REACH = 27;

    private static final float TAN_ELEVATION = 0.95f;
    private static final float EAST = 0.46f;
    private static final float SOUTH = 0.888f;
    private static final float SIN = 0.689f;
    private static final float COS = 0.725f;

    // Share of light that a shadow keeps: it comes from the sky and is bluish.
    private static final float[] SKY = {0.34f, 0.38f, 0.46f, 0.28f};

    private Sun() {}

    /// Sunlight on a slope whose outward normal is (`x`, `y`, 1) before scaling; 1 on level ground.
    static float onSlope(float x, float y) {
        float cosine = (x * EAST * COS + y * SOUTH * COS + SIN) / (float) Math.sqrt(x * x + y * y + 1);
        return Math.max(0, cosine / SIN);
    }

    /// The same for leaves, through which some light passes.
    static float onCrown(float x, float y) {
        return 0.40f + 0.68f * onSlope(x, y);
    }

    /// Darkens a window by slope and shadow.
    ///
    /// @param margin pixels at each side that are only there to throw shadows
    static void shade(Canvas canvas, int margin) {
        float greatest = 0;
        for (float elevation : canvas.elevation) {
            greatest = Math.max(greatest, elevation);
        }
        int[] steps = new int[SHADOW_REACH + 1];
        for (int k = 1; k <= SHADOW_REACH; k++) {
            steps[k] = Math.round(k * SOUTH) * canvas.width + Math.round(k * EAST);
        }
        for (int row = margin; row < canvas.height - margin; row++) {
            for (int column = margin; column < canvas.width - margin; column++) {
                int pixel = row * canvas.width + column;
                float shadow = shadow(canvas, pixel, steps, greatest);
                float direct = canvas.light[pixel] * (1 - shadow);
                for (int band = 0; band < Canvas.BANDS; band++) {
                    canvas.color[band][pixel] *= SKY[band] + (1 - SKY[band]) * direct;
                }
            }
        }
    }

    private static float shadow(Canvas canvas, int pixel, int[] steps, float greatest) {
        float ray = canvas.elevation[pixel];
        float shadow = 0;
        for (int k = 1; k < steps.length; k++) {
            ray += TAN_ELEVATION;
            if (ray > greatest) {
                break;
            }
            float above = canvas.elevation[pixel + steps[k]] - ray;
            if (above > shadow) {
                shadow = above;
                if (shadow >= 1) {
                    return 1;
                }
            }
        }
        return shadow;
    }
}
