package org.lapwing.mapview;

/// The pixels a view shows, without overlays. Immutable.
public final class MapPicture {

    private final int width;
    private final int height;
    private final int[] argb;

    MapPicture(int width, int height, int[] argb) {
        this.width = width;
        this.height = height;
        this.argb = argb;
    }

    /// Columns in device pixels.
    public int width() {
        return width;
    }

    /// Rows in device pixels.
    public int height() {
        return height;
    }

    /// The colour at a pixel as 0xAARRGGBB, premultiplied by alpha.
    public int argb(int column, int row) {
        return argb[row * width + column];
    }

    /// A copy of all pixels, rows first, premultiplied by alpha.
    public int[] toArray() {
        return argb.clone();
    }
}
