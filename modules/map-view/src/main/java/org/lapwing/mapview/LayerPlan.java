package org.lapwing.mapview;

import java.util.List;
import java.util.Optional;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileRequest;

/// How one layer is drawn in one frame.
///
/// The *drawn level* is the pyramid level whose pixels are nearest below device size, whether or not the source
/// has it; the *read level* is the nearest one the source has. A layer whose read level is a sampled one is
/// drawn as a *preview*.
///
/// @param frameLayer what is drawn
/// @param toPixel device positions to full-resolution pixels
/// @param drawnLevel level at which the layer is put together
/// @param readLevel level whose tiles are asked for, at most `drawnLevel`
/// @param paint samples to colours
/// @param smooth whether pixels are interpolated
/// @param standIn what is drawn of the layer where it lacks tiles; empty where coarser or finer tiles are
record LayerPlan(
        FrameLayer frameLayer,
        DeviceToPixel toPixel,
        int drawnLevel,
        int readLevel,
        StylePaint paint,
        Resampling smooth,
        Optional<LayerPlan> standIn) {

    /// How device pixels take their colour from source pixels.
    enum Resampling {
        NEAREST,
        BILINEAR
    }

    /// From this enlargement on, single pixels are shown as squares, so that they can be told apart.
    private static final double SQUARES_FROM = 6;

    static LayerPlan of(ViewFrame frame, FrameLayer layer, StylePaint paint) {
        var toPixel = DeviceToPixel.of(frame, layer.layer().source().grid().transform());
        double scale = toPixel.scale();
        int drawn = Math.clamp((int) Math.floor(Math.log(scale) / Math.log(2) + 1e-6), 0, 30);
        boolean smooth = paint.merging(layer.layer().source().bands()) == StylePaint.Merging.AVERAGE
                && scale * SQUARES_FROM > 1
                && !(layer.layer().source() instanceof DrawnFeatures && scale == 1); // sharp as they were drawn
        return new LayerPlan(
                layer,
                toPixel,
                drawn,
                Math.min(drawn, layer.sampledLevels() - 1),
                paint,
                smooth ? Resampling.BILINEAR : Resampling.NEAREST,
                Optional.empty());
    }

    /// The same with something to draw where tiles are missing.
    LayerPlan withStandIn(Optional<LayerPlan> other) {
        return new LayerPlan(frameLayer, toPixel, drawnLevel, readLevel, paint, smooth, other);
    }

    Layer layer() {
        return frameLayer.layer();
    }

    Grid grid() {
        return layer().source().grid();
    }

    /// Levels that stand-ins may come from, sampled ones included.
    int levels() {
        return frameLayer.sampledLevels();
    }

    /// Whether only a sample of the pixels can be had this far out.
    boolean isPreview() {
        return readLevel >= frameLayer.levels();
    }

    SourceId source() {
        return layer().source().id();
    }

    List<SourceId> earlier() {
        return frameLayer.earlier();
    }

    TileKey key(int level, long column, long row) {
        return new TileKey(source(), level, column, row);
    }

    /// How tiles of this layer are made.
    TileRequest.Effort effort() {
        return layer().style() instanceof ScoreStyle ? TileRequest.Effort.COMPUTE : effort(layer().source());
    }

    /// How tiles of a raster that is not computed are made.
    static TileRequest.Effort effort(RasterSource source) {
        return source.isRemote() ? TileRequest.Effort.FETCH : TileRequest.Effort.DECODE;
    }

    /// The tiles of a level that meet a device rectangle, empty when there are none.
    Optional<TileRange> tiles(int level, double left, double top, double right, double bottom) {
        return TileRange.covering(toPixel.atLevel(level).extent(left, top, right, bottom), grid(), level);
    }

    /// The device positions that a tile covers.
    Extent deviceExtent(TileKey key) {
        var window = key.window();
        return toPixel.atLevel(key.level())
                .deviceExtent(window.column(), window.row(), window.endColumn(), window.endRow());
    }
}
