package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileKey;
import org.lapwing.raster.TileLoader;
import org.lapwing.raster.TileRequest;

/// Decides what a frame draws and which tiles it asks for: imagery before predictions, coarse stand-ins before fine
/// tiles, from the centre outward. Used by the painter's thread only.
final class FramePlanner {

    /// How many levels coarser than wanted a stand-in is asked for where nothing is cached: one tile for sixty-four.
    private static final int COARSE_LEVELS = 3;

    /// How many levels coarser than wanted the first sample of a preview is taken: one tile for sixteen.
    private static final int COARSE_PREVIEW_LEVELS = 2;

    /// No more tiles than this are asked for where a source has no level that is coarse enough.
    private static final int MOST_TILES = 512;

    /// Where more tiles than this are in view, none are asked for ahead.
    private static final int MOST_TILES_AHEAD = 64;

    private static final int RANK_AHEAD = 4;

    /// From this level on, a predicted tile takes several patches: parts of it are shown as they come.
    private static final int PARTED_FROM_LEVEL = 2;

    /// @param part orders what lies at one distance
    private record Wish(TileRequest request, int rank, double distance, double part) {

        Wish(TileRequest request, int rank, double distance) {
            this(request, rank, distance, 0);
        }
    }

    private final TileLoader loader;
    private final PaintedTiles painted;
    private final FeatureScales scales;
    private Optional<FramePlan> last = Optional.empty();

    FramePlanner(TileLoader loader, PaintedTiles painted) {
        this.loader = loader;
        this.painted = painted;
        scales = new FeatureScales(loader.cache());
    }

    /// The plan of a frame.
    FramePlan plan(ViewFrame frame) {
        var layers = new ArrayList<LayerPlan>();
        var notices = new ArrayList<MapNotice>();
        var wishes = new ArrayList<Wish>();
        var missing = new HashSet<TileKey>();
        var failed = new HashMap<String, Set<TileKey>>();
        long tiles = 0;
        last.ifPresent(scales::lastFrame);
        scales.keep(frame.layers().stream().map(each -> each.layer().id()).collect(Collectors.toSet()));
        for (var any : frame.layers()) {
            var layer = any.layer();
            if (!layer.visible() || layer.opacity() == 0) {
                continue;
            }
            if (!layer.source().grid().crs().equals(mapCrs(frame))) {
                notices.add(Notices.otherReferenceSystem(layer));
                continue;
            }
            var each = scales.at(frame, any);
            var paint = painted.paint(layer.style());
            if (!paint.fits(layer.source())) {
                notices.add(Notices.styleDoesNotFit(layer));
                continue;
            }
            var plan = LayerPlan.of(frame, each, paint)
                    .withStandIn(scales.standIn(each).map(before -> LayerPlan.of(frame, before, paint)));
            layers.add(plan);
            tiles += ask(frame, plan, wishes, missing, failed, notices);
        }
        painted.makeRoom(2 * tiles);
        wishes.sort(Comparator.comparingInt(Wish::rank)
                .thenComparingDouble(Wish::distance)
                .thenComparingDouble(Wish::part));
        var plan =
                new FramePlan(frame, layers, wishes.stream().map(Wish::request).toList(), missing, failed, notices);
        last = Optional.of(plan);
        return plan;
    }

    /// Pictures of features that the last plan asks for; they are made at the scale of a frame, so nobody else can
    /// name them.
    Set<SourceId> featureSources() {
        return scales.sources();
    }

    /// Removes and answers those of the lacking tiles that a plan can draw now.
    Set<TileKey> takeReady(FramePlan plan, Set<TileKey> lacking) {
        var ready = new HashSet<TileKey>();
        for (var layer : plan.layers()) {
            for (var key : lacking) {
                if (key.source().equals(layer.source()) && painted.has(key, layer.paint())) {
                    ready.add(key);
                }
            }
        }
        lacking.removeAll(ready);
        return ready;
    }

    /// The reference system of the bottom layer, drawn or not.
    static String mapCrs(ViewFrame frame) {
        return frame.layers().getFirst().layer().source().grid().crs();
    }

    /// @return number of tiles of this layer in view
    private long ask(
            ViewFrame frame,
            LayerPlan plan,
            List<Wish> wishes,
            Set<TileKey> missing,
            Map<String, Set<TileKey>> failed,
            List<MapNotice> notices) {
        int margin = frame.marginPixels();
        double right = margin + frame.viewport().width() * frame.viewport().outputScale();
        double bottom = margin + frame.viewport().height() * frame.viewport().outputScale();
        var range = plan.tiles(plan.readLevel(), margin, margin, right, bottom);
        if (range.isEmpty()) {
            return 0;
        }
        if (plan.drawnLevel() > plan.readLevel()) {
            if (plan.effort() == TileRequest.Effort.COMPUTE) {
                notices.add(Notices.zoomInToPredict(plan.layer()));
                return 0; // what is cached is drawn
            }
            if (!isAffordable(plan, range.get())) {
                notices.add(Notices.zoomInToDraw(plan.layer()));
                return 0;
            }
        }
        if (plan.layer().supply() == Layer.Supply.HELD) {
            notices.add(Notices.held(plan.layer()));
            return range.get().count();
        }
        if (plan.isPreview()) {
            notices.add(Notices.preview(plan.layer()));
        }
        if (plan.layer().source().isRough(plan.readLevel())) {
            notices.add(Notices.rough(plan.layer()));
        }
        var coarse = new HashSet<TileKey>();
        for (long row = range.get().firstRow(); row <= range.get().lastRow(); row++) {
            for (long column = range.get().firstColumn(); column <= range.get().lastColumn(); column++) {
                var key = plan.key(plan.readLevel(), column, row);
                var extent = plan.deviceExtent(key);
                if (!extent.meets(margin, margin, right, bottom) || painted.has(key, plan.paint())) {
                    continue;
                }
                if (loader.failure(key).isPresent()) {
                    failed.computeIfAbsent(plan.layer().id(), _ -> new HashSet<>())
                            .add(key);
                    continue;
                }
                missing.add(key);
                wishes.add(new Wish(
                        new TileRequest(plan.layer().source(), key, plan.effort()),
                        plan.effort() == TileRequest.Effort.COMPUTE ? 3 : 1,
                        distance(frame, extent)));
                coarseStandIn(frame, plan, key, coarse, wishes);
                parts(frame, plan, key, wishes);
            }
        }
        plan.layer().upcoming().forEach(next -> askAhead(frame, plan, next, range.get(), wishes));
        return range.get().count();
    }

    /// Asks, after everything else, for what the view shows of a source that is probably next.
    private void askAhead(ViewFrame frame, LayerPlan plan, RasterSource next, TileRange range, List<Wish> wishes) {
        if (!next.grid().equals(plan.grid()) || range.count() > MOST_TILES_AHEAD) {
            return;
        }
        int level = Math.min(plan.drawnLevel(), next.levels() - 1);
        if (level != plan.readLevel()) {
            return; // dates of another resolution are read when they are shown
        }
        for (long row = range.firstRow(); row <= range.lastRow(); row++) {
            for (long column = range.firstColumn(); column <= range.lastColumn(); column++) {
                var key = new TileKey(next.id(), level, column, row);
                if (!loader.cache().contains(key) && loader.failure(key).isEmpty()) {
                    wishes.add(new Wish(
                            new TileRequest(next, key, LayerPlan.effort(next)),
                            RANK_AHEAD,
                            distance(frame, plan.deviceExtent(key))));
                }
            }
        }
    }

    private boolean isAffordable(LayerPlan plan, TileRange range) {
        var bands = plan.layer().source().bands();
        long tileBytes = (long) TileKey.TILE_SIZE
                * TileKey.TILE_SIZE
                * bands.size()
                * bands.getFirst().type().bytes();
        return range.count() <= MOST_TILES
                && range.count() * tileBytes <= loader.cache().budgetBytes() / 2;
    }

    private void coarseStandIn(ViewFrame frame, LayerPlan plan, TileKey key, Set<TileKey> asked, List<Wish> wishes) {
        boolean computed = plan.effort() == TileRequest.Effort.COMPUTE;
        int level = Math.min(plan.levels() - 1, key.level() + (computed ? COARSE_PREVIEW_LEVELS : COARSE_LEVELS));
        if (level == key.level() || computed && !plan.isPreview()) {
            return;
        }
        for (int up = 1; key.level() + up < plan.levels(); up++) {
            if (painted.has(plan.key(key.level() + up, key.column() >> up, key.row() >> up), plan.paint())) {
                return;
            }
        }
        int up = level - key.level();
        var coarse = plan.key(level, key.column() >> up, key.row() >> up);
        if (asked.add(coarse) && loader.failure(coarse).isEmpty()) {
            wishes.add(new Wish(
                    new TileRequest(plan.layer().source(), coarse, plan.effort()),
                    computed ? 2 : 0,
                    distance(frame, plan.deviceExtent(coarse))));
        }
    }

    /// Asks for the four quarters of a predicted tile before the tile: the patches that they take are those that it
    /// takes, and the first is seen when it is there instead of with the last.
    private void parts(ViewFrame frame, LayerPlan plan, TileKey key, List<Wish> wishes) {
        if (plan.effort() != TileRequest.Effort.COMPUTE || plan.isPreview() || key.level() < PARTED_FROM_LEVEL) {
            return;
        }
        double distance = distance(frame, plan.deviceExtent(key));
        for (int quarter = 0; quarter < 4; quarter++) {
            var part = plan.key(key.level() - 1, 2 * key.column() + quarter % 2, 2 * key.row() + quarter / 2);
            if (!painted.has(part, plan.paint()) && loader.failure(part).isEmpty()) {
                double nearer = distance(frame, plan.deviceExtent(part)) - Integer.MAX_VALUE;
                wishes.add(new Wish(new TileRequest(plan.layer().source(), part, plan.effort()), 3, distance, nearer));
            }
        }
    }

    private static double distance(ViewFrame frame, Extent extent) {
        return Math.hypot(
                (extent.left() + extent.right() - frame.columns()) * 0.5,
                (extent.top() + extent.bottom() - frame.rows()) * 0.5);
    }
}
