package org.lapwing.datasets.scene;

import java.util.Arrays;

/// The pixels of one window while they are drawn: colour in full sun, height, slope and class.
///
/// Index `row * width + column`; pixel (0, 0) covers the metre east and south of (`left`, `top`) on the ground.
final class Canvas {

    /// Number of bands: red, green, blue, near infrared.
    static final int BANDS = 4;

    final int left;
    final int top;
    final int width;
    final int height;
    final float[][] color;
    /// Metres above the ground.
    final float[] elevation;
    /// Sunlight that the slope receives, 1 on level ground.
    final float[] light;
    /// Class codes.
    final byte[] label;

    Canvas(int left, int top, int width, int height) {
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        int pixels = width * height;
        color = new float[BANDS][pixels];
        elevation = new float[pixels];
        light = new float[pixels];
        label = new byte[pixels];
        Arrays.fill(light, 1);
    }

    /// Mixes a colour into a pixel.
    ///
    /// @param cover share of the pixel that it covers
    void mix(int pixel, float cover, float red, float green, float blue, float infrared) {
        color[0][pixel] += cover * (red - color[0][pixel]);
        color[1][pixel] += cover * (green - color[1][pixel]);
        color[2][pixel] += cover * (blue - color[2][pixel]);
        color[3][pixel] += cover * (infrared - color[3][pixel]);
    }
}
