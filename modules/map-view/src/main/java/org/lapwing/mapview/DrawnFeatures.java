package org.lapwing.mapview;

import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;

/// Features in one style at one scale, as pixels of the size of a device pixel; drawn when they are read.
///
/// All views that show the same features in the same style at the same scale share its tiles.
final class DrawnFeatures implements RasterSource {

    private final MapShapes features;
    private final FeatureStyle style;
    private final double outputScale;
    private final Grid grid;
    private final SourceId id;

    /// @param unitsPerPixel map units per device pixel
    /// @param outputScale device pixels per screen unit, by which widths and sizes grow
    DrawnFeatures(MapShapes features, FeatureStyle style, double unitsPerPixel, double outputScale) {
        this.features = features;
        this.style = style;
        this.outputScale = outputScale;
        // whole tiles from the origin of the coordinates, so that the same ground falls on the same pixels of the same
        // tiles whatever else is drawn; room for strokes and points
        double room = (FeatureStyle.MOST_POINT * outputScale + 2) * unitsPerPixel;
        var bounds = features.bounds();
        double tile = TileKey.TILE_SIZE * unitsPerPixel;
        double left = bounds.isNull() ? 0 : Math.floor((bounds.getMinX() - room) / tile) * tile;
        double top = bounds.isNull() ? 0 : Math.ceil((bounds.getMaxY() + room) / tile) * tile;
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
    boolean shows(MapShapes otherFeatures, FeatureStyle otherStyle, double unitsPerPixel, double otherOutputScale) {
        return features.id().equals(otherFeatures.id())
                && style.equals(otherStyle)
                && grid.transform().columnX() == unitsPerPixel
                && outputScale == otherOutputScale;
    }

    /// Where these differ from another picture that is drawn alike; empty where that is not known or it is not.
    Optional<Envelope> changesSince(DrawnFeatures before) {
        return before.shows(before.features, style, grid.transform().columnX(), outputScale)
                        && before.grid.crs().equals(grid.crs())
                ? features.changedSince(before.features.id())
                : Optional.empty();
    }

    /// Takes over the tiles in view of another state of the same shapes, drawn alike, where they do not differ.
    ///
    /// @param where the states differ, null-envelope for nowhere
    /// @param view what is in view
    void takeOver(DrawnFeatures before, Envelope where, Envelope view, TileCache cache) {
        double tile = TileKey.TILE_SIZE * grid.transform().columnX();
        double left = grid.transform().originX();
        double top = grid.transform().originY();
        long columns = Math.round((left - before.grid.transform().originX()) / tile);
        long rows = Math.round((before.grid.transform().originY() - top) / tile);
        var changed = where.copy();
        changed.expandBy((FeatureStyle.MOST_POINT * outputScale / 2 + 2)
                * grid.transform().columnX());
        for (long row = (long) Math.floor((top - view.getMaxY()) / tile); top - row * tile > view.getMinY(); row++) {
            for (long column = (long) Math.floor((view.getMinX() - left) / tile);
                    left + column * tile < view.getMaxX();
                    column++) {
                var ground = new Envelope(
                        left + column * tile, left + (column + 1) * tile, top - (row + 1) * tile, top - row * tile);
                if (!changed.intersects(ground)) {
                    var key = new TileKey(id, 0, column, row);
                    cache.get(new TileKey(before.id, 0, column + columns, row + rows))
                            .ifPresent(same -> cache.put(key, same.relabelled(key.window(), same.bands())));
                }
            }
        }
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
