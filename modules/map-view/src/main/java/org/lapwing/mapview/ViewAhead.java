package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileDemand;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileListener;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;

/// Reads what a view will probably show next, while nothing else is wanted. For the FX thread; nothing waits.
final class ViewAhead implements AutoCloseable {

    /// No more tiles than this of one layer are read ahead.
    private static final int MOST_TILES = 64;

    private static final TileListener NOBODY = new TileListener() {
        @Override
        public void arrived(TileKey key) {}

        @Override
        public void failed(TileKey key, Throwable cause) {} // told when the tile is really wanted
    };

    private final TileLoader loader;
    private final TileDemand demand;
    private boolean asking;

    ViewAhead(TileLoader loader) {
        this.loader = loader;
        demand = loader.open(NOBODY);
    }

    /// Names the sources that may be read from now on; those missing may be closed when this returns.
    void setSources(Set<SourceId> sources) {
        demand.show(sources);
    }

    /// Reads what a view of these layers would show; replaces what was asked for before.
    void look(List<Layer> layers, Viewport view) {
        var requests = requests(layers, view);
        asking = !requests.isEmpty();
        demand.want(requests);
    }

    /// A view wants something itself: what is still asked for waits until nothing else is wanted.
    void giveWay() {
        if (asking) {
            asking = false;
            demand.want(List.of());
        }
    }

    private List<TileRequest> requests(List<Layer> layers, Viewport view) {
        var frameLayers = new LayerHistory().next(layers);
        var frame = new ViewFrame(0, view, 0, frameLayers);
        var requests = new ArrayList<TileRequest>();
        var middle = new MapPoint(frame.columns() * 0.5, frame.rows() * 0.5);
        for (var each : frameLayers) {
            var layer = each.layer();
            if (!layer.visible()
                    || layer.opacity() == 0
                    || layer.supply() == Layer.Supply.HELD
                    || layer.style() instanceof FeatureStyle // drawn for a scale, not read
                    || !layer.source().grid().crs().equals(FramePlanner.mapCrs(frame))) {
                continue;
            }
            var plan = LayerPlan.of(frame, each, StylePaint.of(layer.style()));
            if (plan.drawnLevel() > plan.readLevel()) {
                continue; // too far out to be read
            }
            plan.tiles(plan.readLevel(), 0, 0, frame.columns(), frame.rows())
                    .filter(range -> range.count() <= MOST_TILES)
                    .ifPresent(range -> requests.addAll(requests(plan, range, middle)));
        }
        return requests;
    }

    /// The tiles of a range that are not there yet, centre first.
    private List<TileRequest> requests(LayerPlan plan, TileRange range, MapPoint middle) {
        var requests = new ArrayList<TileRequest>();
        for (long row = range.firstRow(); row <= range.lastRow(); row++) {
            for (long column = range.firstColumn(); column <= range.lastColumn(); column++) {
                var key = plan.key(plan.readLevel(), column, row);
                if (!loader.cache().contains(key) && loader.failure(key).isEmpty()) {
                    requests.add(new TileRequest(plan.layer().source(), key, plan.effort()));
                }
            }
        }
        requests.sort(Comparator.comparingDouble(request -> distance(plan.deviceExtent(request.key()), middle)));
        return requests;
    }

    private static double distance(Extent extent, MapPoint from) {
        return Math.hypot(
                (extent.left() + extent.right()) * 0.5 - from.x(), (extent.top() + extent.bottom()) * 0.5 - from.y());
    }

    @Override
    public void close() {
        demand.close();
    }
}
