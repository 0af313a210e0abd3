package org.lapwing.datasets.scene;

/// Colours of roofs, yards, cars and the like.
final class RoofPainter {

    private static final float[][] CAR_COLORS = {
        {214, 214, 216}, {40, 42, 48}, {96, 100, 108}, {150, 152, 156}, {150, 44, 38}, {50, 74, 130}
    };

    private RoofPainter() {}

    static void paint(Canvas canvas, int pixel, Box box, float along, float across, float cover) {
        var material = box.cover();
        float own = 2 * Noise.unit(Noise.mix(box.seed())) - 1;
        float grain = 2 * Noise.unit(Noise.hash(box.seed(), (long) Math.floor(along), (long) Math.floor(across))) - 1;
        float tone = 1 + 0.13f * own + 0.035f * grain;
        switch (material) {
            case CAR -> {
                float[] color = CAR_COLORS[
                        (int) ((box.seed() >>> 8) % CAR_COLORS.length + CAR_COLORS.length) % CAR_COLORS.length];
                canvas.mix(pixel, cover, color[0], color[1], color[2], 0.3f * color[0] + 60);
            }
            case PITCH -> {
                boolean line = Math.abs(Math.abs(along) - box.halfLength() + 1.5f) < 0.6f
                        || Math.abs(along) < 0.5f
                        || Math.abs(Math.abs(across) - box.halfWidth() + 1.5f) < 0.6f;
                float white = line ? 0.5f : 0;
                float mown = 1 + 0.05f * Math.signum((float) Math.sin(along * 0.55f));
                canvas.mix(
                        pixel,
                        cover,
                        Noise.lerp(mown * 86, 220, white),
                        Noise.lerp(mown * 126, 224, white),
                        Noise.lerp(mown * 66, 214, white),
                        178);
            }
            default -> {
                boolean gabled = box.ridge() > box.eaves();
                float ridge = gabled && Math.abs(across) < 0.6f ? 1.07f : 1;
                // Moss and age from the eaves upwards; seams on flat roofs.
                float worn = gabled ? 1 - 0.06f * Noise.value(box.seed(), along / 3, across / 2) : seams(box, along);
                float factor = tone * ridge * worn;
                canvas.mix(
                        pixel,
                        cover,
                        factor * material.band(0),
                        factor * material.band(1),
                        factor * material.band(2),
                        factor * material.band(3));
            }
        }
    }

    private static float seams(Box box, float along) {
        if (box.eaves() < 4) {
            return 1;
        }
        float phase = along / 6 - (float) Math.floor(along / 6);
        return phase < 0.16f ? 0.93f : 1;
    }
}
