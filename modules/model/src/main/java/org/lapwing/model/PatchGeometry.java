package org.lapwing.model;

/// Sizes of the patches that a network is fed: all in pixels of the image.
///
/// @param patch side of a patch, a multiple of the stride
/// @param margin pixels at each side that are seen but not answered, a multiple of the stride
/// @param stride the grid to which patches must align so that pooling blocks coincide
public record PatchGeometry(int patch, int margin, int stride) {

    /// Largest side of a patch: nobody has the memory for more.
    public static final int MOST_PATCH = 8192;

    /// Checks alignment and that something is left.
    public PatchGeometry {
        if (patch > MOST_PATCH) {
            throw new IllegalArgumentException("patch " + patch + " is above " + MOST_PATCH);
        }
        if (stride < 1 || margin < 0 || patch % stride != 0 || margin % stride != 0 || patch - 2 * margin < stride) {
            throw new IllegalArgumentException(
                    "patch " + patch + " with margin " + margin + " does not fit stride " + stride);
        }
    }

    /// Side of the part of a patch that is answered.
    public int core() {
        return patch - 2 * margin;
    }
}
