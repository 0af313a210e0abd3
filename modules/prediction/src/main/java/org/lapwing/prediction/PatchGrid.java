package org.lapwing.prediction;

import org.lapwing.raster.Grid;
import org.lapwing.raster.Window;

/// The one fixed tiling of an image into patch cores, counted from pixel (0, 0).
///
/// Whoever asks, and for whatever window, a pixel is always predicted in the same patch with the same neighbours; so
/// what is seen live is what is exported. Cores are `core` × `core` pixels; a patch adds the margin on every side.
/// The last patches may reach outside the image, where there is no data.
///
/// @param grid the image
/// @param core side of a patch's core in pixels, at least 1
/// @param margin pixels of context on each side of the core, at least 0
record PatchGrid(Grid grid, int core, int margin) {

    PatchGrid {
        if (core < 1 || margin < 0) {
            throw new IllegalArgumentException("patch core " + core + " with margin " + margin);
        }
    }

    /// Side of a whole patch in pixels.
    int patch() {
        return core + 2 * margin;
    }

    /// Column of patches that holds a pixel column inside the image.
    long columnOf(long pixelColumn) {
        return Math.floorDiv(pixelColumn, core);
    }

    /// Row of patches that holds a pixel row inside the image.
    long rowOf(long pixelRow) {
        return Math.floorDiv(pixelRow, core);
    }

    /// The patch's core, possibly reaching outside the image.
    Window coreWindow(PatchKey key) {
        return Window.of(key.column() * core, key.row() * core, core, core);
    }

    /// The imagery a patch needs.
    Window inputWindow(PatchKey key) {
        return coreWindow(key).grow(margin);
    }
}
