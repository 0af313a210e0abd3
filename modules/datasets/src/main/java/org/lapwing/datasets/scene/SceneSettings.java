package org.lapwing.datasets.scene;

/// Size, seed and flaws of a made landscape.
///
/// @param columns width in pixels of one metre, at least 256
/// @param rows height in pixels, at least 256
/// @param seed chooses the landscape; the same seed and size give the same bytes
/// @param labelNoise share of label parcels and edges that carry a wrong class, 0 to 0.5
/// @param unknownShare share of the label raster left unknown (code 0), 0 to 0.9
public record SceneSettings(int columns, int rows, long seed, double labelNoise, double unknownShare) {

    /// Checks ranges.
    public SceneSettings {
        if (columns < 256 || rows < 256 || columns > 65_536 || rows > 65_536) {
            throw new IllegalArgumentException(
                    "a scene is 256 to 65536 pixels wide and high, not " + columns + " x " + rows);
        }
        if (!(labelNoise >= 0 && labelNoise <= 0.5)) {
            throw new IllegalArgumentException("label noise " + labelNoise + " is outside 0 to 0.5");
        }
        if (!(unknownShare >= 0 && unknownShare <= 0.9)) {
            throw new IllegalArgumentException("unknown share " + unknownShare + " is outside 0 to 0.9");
        }
    }

    /// 4096 × 4096 pixels of seed 1, perfect labels.
    public static SceneSettings defaults() {
        return square(4096, 1);
    }

    /// A square scene with perfect labels.
    public static SceneSettings square(int size, long seed) {
        return new SceneSettings(size, size, seed, 0, 0);
    }
}
