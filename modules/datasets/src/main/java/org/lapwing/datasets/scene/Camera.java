package org.lapwing.datasets.scene;

/// What the camera makes of the light: blur of the optics, haze, noise, eight bits.
final class Camera {

    private static final float CENTRE = 0.66f;
    private static final float SIDE = 0.17f;
    private static final float[] HAZE = {148, 160, 178, 120};

    private Camera() {}

    /// Samples of the inner window, band after band.
    ///
    /// @param margin pixels at each side to leave out, at least 1
    static byte[] expose(Canvas canvas, int margin, long seed) {
        int width = canvas.width - 2 * margin;
        int height = canvas.height - 2 * margin;
        var haze = new Field(canvas, (x, y) -> 0.08f + 0.05f * Noise.rolling(seed, x / 1400, y / 1400));
        var gain = new Field(canvas, (x, y) -> 1.02f + 0.05f * Noise.rolling(seed + 30, x / 900, y / 900));
        var samples = new byte[Canvas.BANDS * width * height];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int x = canvas.left + margin + column;
                int y = canvas.top + margin + row;
                int pixel = (row + margin) * canvas.width + column + margin;
                float veil = haze.at(x, y);
                float exposure = gain.at(x, y);
                long noise = Noise.hash(seed + 60, x, y);
                for (int band = 0; band < Canvas.BANDS; band++) {
                    float clear = blurred(canvas.color[band], pixel, canvas.width) * exposure;
                    float value = clear + veil * (HAZE[band] - clear);
                    // The sum of two bytes has a triangular distribution, near enough to that of a sensor.
                    int two = (int) (noise >>> (16 * band));
                    float error = ((two & 0xFF) + (two >>> 8 & 0xFF) - 255) / 104f;
                    value += error * (1.7f + 0.015f * value);
                    samples[(band * height + row) * width + column] = (byte) Math.clamp(Math.round(value), 1, 255);
                }
            }
        }
        return samples;
    }

    private static float blurred(float[] values, int pixel, int stride) {
        float middle = blurredRow(values, pixel);
        float above = blurredRow(values, pixel - stride);
        float below = blurredRow(values, pixel + stride);
        return CENTRE * middle + SIDE * (above + below);
    }

    private static float blurredRow(float[] values, int pixel) {
        return CENTRE * values[pixel] + SIDE * (values[pixel - 1] + values[pixel + 1]);
    }
}
