package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;

/// Everything that lies in a scene, before it is drawn.
///
/// Filled while planning, in a fixed order; then only read, by any number of threads.
final class LandPlan {

    /// A straight border of the plan between two places.
    ///
    /// @param border what lies along it
    /// @param from one end, plan coordinates
    /// @param to other end
    record Line(Border border, Warp.Point from, Warp.Point to) {}

    private static final int CELL = 64;

    final SceneSettings settings;
    final Warp warp;
    final ParcelTree parcels = new ParcelTree();
    final Waters waters = new Waters();
    final List<Line> lines = new ArrayList<>();
    final List<Village> villages = new ArrayList<>();
    final List<Box> boxes = new ArrayList<>();
    final List<Tree> trees = new ArrayList<>();
    final Buckets boxIndex = new Buckets(CELL);
    final Buckets treeIndex = new Buckets(CELL);

    /// A place where people live.
    ///
    /// @param middle ground coordinates
    /// @param radius metres
    record Village(Warp.Point middle, float radius) {}

    LandPlan(SceneSettings settings) {
        this.settings = settings;
        this.warp = new Warp(Noise.mix(settings.seed() + 101));
    }

    void add(Box box) {
        float reach = box.reach();
        boxIndex.add(boxes.size(), box.x() - reach, box.y() - reach, box.x() + reach, box.y() + reach);
        boxes.add(box);
    }

    void add(Tree tree) {
        if (!Float.isFinite(tree.x() + tree.y() + tree.radius())) {
            throw new IllegalStateException("planted nowhere: " + tree);
        }
        float reach = tree.radius() + 1;
        treeIndex.add(trees.size(), tree.x() - reach, tree.y() - reach, tree.x() + reach, tree.y() + reach);
        trees.add(tree);
    }

    /// Metres from a place to the nearest water's bed, negative in it.
    float bank(float x, float y) {
        var place = new Waters.Place();
        waters.locate(x, y, place);
        return place.bank;
    }

    /// Whether a building or yard covers a place, or comes nearer than `metres`.
    boolean isBuilt(float x, float y, float metres) {
        for (int i : boxIndex.within(x - metres, y - metres, x + metres, y + metres)) {
            var box = boxes.get(i);
            float dx = x - box.x();
            float dy = y - box.y();
            float along = Math.abs(dx * box.alongX() + dy * box.alongY()) - box.halfLength();
            float across = Math.abs(dy * box.alongX() - dx * box.alongY()) - box.halfWidth();
            if (Math.max(along, across) < metres) {
                return true;
            }
        }
        return false;
    }

    /// How deep a place lies in the nearest village: 1 in its middle, 0 at its edge, negative outside.
    float villageDepth(Warp.Point place) {
        float depth = -10;
        for (var village : villages) {
            double distance = Math.hypot(place.x() - village.middle.x(), place.y() - village.middle.y());
            depth = Math.max(depth, 1 - (float) distance / village.radius);
        }
        return depth;
    }
}
