package org.lapwing.mapview;

import java.util.List;
import org.lapwing.raster.RasterSource;

/// One source on the map, and how it looks. Immutable; a change is a new layer with the same id.
///
/// A layer whose source changes while its id stays (a better model arrived) keeps showing the old source's tiles,
/// greyed, until the new ones are there.
///
/// @param id names the layer across changes; unique within a map
/// @param name what a person reads
/// @param source the pixels; whoever made the layer closes it
/// @param style samples to colours
/// @param opacity 0 (unseen) to 1
/// @param visible false keeps the layer in the list without drawing or reading it
/// @param supply whether pixels that are not cached are fetched
/// @param upcoming sources that the layer will probably have next, such as those of the neighbouring dates: what the
///     view shows of them is fetched when nothing else is wanted, where they lie on the grid of `source`
public record Layer(
        String id,
        String name,
        RasterSource source,
        LayerStyle style,
        double opacity,
        boolean visible,
        Supply supply,
        List<RasterSource> upcoming) {

    /// Where the pixels of a layer may come from.
    public enum Supply {
        /// From the cache, and from the source where they are not cached.
        LIVE,
        /// From the cache only: what is there is drawn, nothing is read or computed.
        HELD
    }

    /// Checks the id and the opacity.
    public Layer {
        upcoming = List.copyOf(upcoming);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a layer must have an id");
        }
        if (!(opacity >= 0 && opacity <= 1)) {
            throw new IllegalArgumentException("opacity of layer " + name + " is " + opacity + ", not in 0 to 1");
        }
    }

    /// A layer whose pixels are fetched.
    public Layer(String id, String name, RasterSource source, LayerStyle style, double opacity, boolean visible) {
        this(id, name, source, style, opacity, visible, Supply.LIVE, List.of());
    }

    /// A visible, opaque layer.
    public static Layer of(String id, String name, RasterSource source, LayerStyle style) {
        return new Layer(id, name, source, style, 1, true, Supply.LIVE, List.of());
    }

    /// This layer with other pixels.
    public Layer withSource(RasterSource other) {
        return new Layer(id, name, other, style, opacity, visible, supply, upcoming);
    }

    /// This layer with other sources that are probably next.
    public Layer withUpcoming(List<RasterSource> next) {
        return new Layer(id, name, source, style, opacity, visible, supply, next);
    }

    /// This layer in another style.
    public Layer withStyle(LayerStyle other) {
        return new Layer(id, name, source, other, opacity, visible, supply, upcoming);
    }

    /// This layer with another opacity, 0 to 1.
    public Layer withOpacity(double other) {
        return new Layer(id, name, source, style, other, visible, supply, upcoming);
    }

    /// This layer, drawn.
    public Layer shown() {
        return new Layer(id, name, source, style, opacity, true, supply, upcoming);
    }

    /// This layer, not drawn.
    public Layer hidden() {
        return new Layer(id, name, source, style, opacity, false, supply, upcoming);
    }

    /// This layer, drawn from the cache only.
    public Layer held() {
        return new Layer(id, name, source, style, opacity, visible, Supply.HELD, upcoming);
    }
}
