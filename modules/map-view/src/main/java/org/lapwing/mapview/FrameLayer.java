package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.SourceId;

/// A layer as one frame draws it.
///
/// @param layer what is drawn
/// @param levels pyramid levels of its source when the frame was made; a growing pyramid counts from the next
///     frame
/// @param sampledLevels levels including sampled ones, at least `levels`
/// @param earlier sources this layer showed before on the same grid, newest first; their cached tiles stand in,
///     greyed
record FrameLayer(Layer layer, int levels, int sampledLevels, List<SourceId> earlier) {

    FrameLayer {
        earlier = List.copyOf(earlier);
    }
}
