package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileLoader;
import org.lapwing.testsupport.ManualExecutor;

/// A painter whose three threads run step by step, and what it committed.
final class PainterStage {

    static final LayerStyle GREY = ImageryStyle.grey(0, Stretch.bytes());

    final ManualExecutor decoders = new ManualExecutor();
    final ManualExecutor thread = new ManualExecutor();
    final ManualExecutor ui = new ManualExecutor();
    final TileCache cache = new TileCache(500_000_000);
    final TileLoader loader = new TileLoader(cache, decoders, 1);
    final List<PaintedFrame> commits = new ArrayList<>();
    final MapPainter painter = new MapPainter(loader, thread, ui, 100_000_000, commits::add);
    private final LayerHistory history = new LayerHistory();
    private long number;

    /// Asks for a frame without margin; nothing runs yet.
    ViewFrame show(Viewport viewport, Layer... layers) {
        return show(viewport, 0, layers);
    }

    ViewFrame show(Viewport viewport, int margin, Layer... layers) {
        var all = List.of(layers);
        painter.setSources(all.stream().map(layer -> layer.source().id()).collect(Collectors.toSet()));
        var frame = new ViewFrame(++number, viewport, margin, history.next(all));
        painter.paint(frame);
        return frame;
    }

    /// Runs everything until nothing is left to do.
    void runAll() {
        while (thread.runNext() || ui.runNext() || decoders.runNext()) {
            // one step after another
        }
    }

    PaintedFrame last() {
        return commits.getLast();
    }

    /// The colour of the last committed picture.
    int argb(int x, int y) {
        return last().picture().argb()[y * last().picture().columns() + x];
    }

    /// The colour as eight hexadecimal digits.
    String hex(int x, int y) {
        return "%08X".formatted(argb(x, y));
    }

    static Layer grey(RasterSource source) {
        return Layer.of(source.id().content(), source.id().content(), source, GREY);
    }

    /// A view of `columns` x `rows` screen pixels with its upper-left corner on a pixel of a raster at (0, 0).
    static Viewport at(double column, double row, double pixelsPerPixel, int columns, int rows) {
        return new Viewport(
                column + columns * pixelsPerPixel / 2,
                -row - rows * pixelsPerPixel / 2,
                pixelsPerPixel,
                columns,
                rows,
                1);
    }
}
