package org.lapwing.mapview;

import java.util.List;

/// Everything the painter needs for one picture; taken on the FX thread, immutable.
///
/// The picture is larger than the view by a margin on every side, so that dragging shows no gap before the next
/// picture is there. Device positions count from the picture's upper-left corner.
///
/// @param number counts frames of one view from 1
/// @param viewport what the view shows, without margin
/// @param marginPixels device pixels added on every side
/// @param layers bottom first
record ViewFrame(long number, Viewport viewport, int marginPixels, List<FrameLayer> layers) {

    ViewFrame {
        layers = List.copyOf(layers);
    }

    /// Columns of the view in device pixels, without margin.
    int viewColumns() {
        return (int) Math.ceil(viewport.width() * viewport.outputScale());
    }

    /// Rows of the view in device pixels, without margin.
    int viewRows() {
        return (int) Math.ceil(viewport.height() * viewport.outputScale());
    }

    /// Columns of the picture.
    int columns() {
        return viewColumns() + 2 * marginPixels;
    }

    /// Rows of the picture.
    int rows() {
        return viewRows() + 2 * marginPixels;
    }

    /// Map units per device pixel.
    double unitsPerPixel() {
        return viewport.unitsPerPixel() / viewport.outputScale();
    }

    /// Map x of the picture's left edge.
    double left() {
        return viewport.mapX(-marginPixels / viewport.outputScale());
    }

    /// Map y of the picture's top edge.
    double top() {
        return viewport.mapY(-marginPixels / viewport.outputScale());
    }
}
