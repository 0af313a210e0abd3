package org.lapwing.datasets.scene;

/// Spoils labels the way people do: whole patches of a wrong class, borders drawn beside the truth, places left out.
final class LabelFlaws {

    private static final int PATCH = 24;
    private static final int GAP = 72;

    private final SceneSettings settings;

    LabelFlaws(SceneSettings settings) {
        this.settings = settings;
    }

    /// Class codes of the inner window.
    ///
    /// @param margin pixels at each side of the canvas to leave out, more than borders wander
    byte[] labels(Canvas canvas, int margin) {
        int width = canvas.width - 2 * margin;
        int height = canvas.height - 2 * margin;
        var labels = new byte[width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = canvas.left + margin + column;
                int y = canvas.top + margin + row;
                int pixel = (row + margin) * canvas.width + column + margin;
                labels[row * width + column] = isUnknown(x, y) ? SceneClass.UNKNOWN : label(canvas, pixel, x, y);
            }
        }
        return labels;
    }

    private byte label(Canvas canvas, int pixel, int x, int y) {
        double noise = settings.labelNoise();
        if (noise == 0) {
            return canvas.label[pixel];
        }
        long seed = settings.seed() + 700;
        int wander = (int) Math.ceil(10 * noise);
        int dx = Math.round(wander * (2 * Noise.value(seed, x / 31f, y / 31f) - 1));
        int dy = Math.round(wander * (2 * Noise.value(seed + 1, x / 31f, y / 31f) - 1));
        byte found = canvas.label[pixel + dy * canvas.width + dx];
        long patch = patch(seed + 2, x, y, PATCH);
        if (Noise.unit(patch) >= noise) {
            return found;
        }
        int other = 1 + (int) ((patch & 0xFFFF) % 3);
        return (byte) (other < found ? other : other + 1);
    }

    private boolean isUnknown(int x, int y) {
        return settings.unknownShare() > 0
                && Noise.unit(patch(settings.seed() + 800, x, y, GAP)) < settings.unknownShare();
    }

    // Square cells with wavy borders, each with a hash of its own.
    private static long patch(long seed, int x, int y, int side) {
        float wave = 0.45f * side;
        float u = x + wave * (2 * Noise.value(seed + 10, x / (0.7f * side), y / (0.7f * side)) - 1);
        float v = y + wave * (2 * Noise.value(seed + 11, x / (0.7f * side), y / (0.7f * side)) - 1);
        return Noise.hash(seed, (long) Math.floor(u / side), (long) Math.floor(v / side));
    }
}
