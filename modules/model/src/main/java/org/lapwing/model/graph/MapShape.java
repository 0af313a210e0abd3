package org.lapwing.model.graph;

/// The shape of a map inside a network, whatever the size of the patch.
///
/// @param channels channels
/// @param stride image pixels per pixel of the map; 0 for a map of cells
/// @param cells side of a map that has the same size for every patch; 0 for all others
public record MapShape(int channels, int stride, int cells) {

    /// A map whose size follows the patch.
    static MapShape ofPixels(int channels, int stride) {
        return new MapShape(channels, stride, 0);
    }

    /// Rows and columns for a patch of `patch` by `patch` pixels.
    public int side(int patch) {
        return cells > 0 ? cells : patch / stride;
    }

    MapShape withChannels(int others) {
        return new MapShape(others, stride, cells);
    }

    boolean isAsLargeAs(MapShape other) {
        return stride == other.stride && cells == other.cells;
    }
}
