package org.lapwing.mapview;

import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.lapwing.vector.FeatureSet;

/// Features in one style at one scale, as pixels of the size of a device pixel; drawn when they are read.
///
/// All views that show the same features in the same style at the same scale share its tiles.
final class DrawnFeatures implements RasterSource {

    private final FeatureSet features;
    private final FeatureStyle style;
    private final double outputScale;
    private final Grid grid;
    private final SourceId id;

    /// @param unitsPerPixel map units per device pixel
    /// @param outputScale device pixels per screen unit, by which widths and sizes grow
    DrawnFeatures(FeatureSet features, FeatureStyle style, double unitsPerPixel, double outputScale) {
        this.features = features;
        this.style = style;
        this.outputScale = outputScale;
        // whole pixels, so that the same ground falls on the same pixels whoever asks; room for strokes and points
        double room = (FeatureStyle.MOST_POINT * outputScale + 2) * unitsPerPixel;
        var bounds = features.bounds();
        double left = bounds.isNull() ? 0 : Math.floor((bounds.getMinX() - room) / unitsPerPixel) * unitsPerPixel;
        double top = bounds.isNull() ? 0 : Math.ceil((bounds.getMaxY() + room) / unitsPerPixel) * unitsPerPixel;
        double right = bounds.isNull() ? unitsPerPixel : bounds.getMaxX() + room;
        double bottom = bounds.isNull() ? -unitsPerPixel : bounds.getMinY() - room;
        grid = new Grid(
                Math.max(1, (long) Math.ceil((right - left) / unitsPerPixel)),
                Math.max(1, (long) Math.ceil((top - bottom) / unitsPerPixel)),
                new GridToCrs(left, unitsPerPixel, 0, top, 0, -unitsPerPixel),
                features.crs());
        id = new SourceId(
                features.id().content(),
                features.id().version() + " " + style + " " + unitsPerPixel + " " + outputScale);
    }

    /// Whether this is what the same arguments would make.
    boolean shows(FeatureSet otherFeatures, FeatureStyle otherStyle, double unitsPerPixel, double otherOutputScale) {
        return features.id().equals(otherFeatures.id())
                && style.equals(otherStyle)
                && grid.transform().columnX() == unitsPerPixel
                && outputScale == otherOutputScale;
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public String name() {
        return features.name();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public List<Band> bands() {
        return FeatureRaster.COLOR;
    }

    @Override
    public Tile read(Window window, CancelToken cancel) {
        return FeatureArtist.draw(features, style, window, Extent.of(grid, window), outputScale, cancel);
    }

    @Override
    public void close() {
        // features are only memory
    }
}
