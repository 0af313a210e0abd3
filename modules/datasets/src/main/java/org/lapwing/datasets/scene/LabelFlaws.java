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

    // Patches are left out in the order of a sequence that fills the plane evenly (Roberts, 2018), so that even a few
    // of them come near the share asked for.
    private boolean isUnknown(int x, int y) {
        if (settings.unknownShare() == 0) {
            return false;
        }
        long seed = settings.seed() + 800;
        double place = 0.754877666246693 * cell(seed, x, y, GAP) + 0.569840290998053 * cell(seed + 1, y, x, GAP);
        double turn = place + Noise.unit(Noise.mix(seed));
        return turn - Math.floor(turn) < settings.unknownShare();
    }

    // Number of the square cell along the first coordinate; borders are wavy.
    private static long cell(long seed, int along, int across, int side) {
        float wave = 0.9f * side * (Noise.value(seed, along / (0.7f * side), across / (0.7f * side)) - 0.5f);
        return (long) Math.floor((along + wave) / side);
    }

    private static long patch(long seed, int x, int y, int side) {
        return Noise.hash(seed, cell(seed + 10, x, y, side), cell(seed + 11, y, x, side));
    }
}
