package org.lapwing.datasets.scene;

/// Chooses where villages lie: far from each other, not in the river.
final class VillagePlanner {

    private final LandPlan plan;

    VillagePlanner(LandPlan plan) {
        this.plan = plan;
    }

    void plan(Dice dice) {
        float width = plan.settings.columns();
        float height = plan.settings.rows();
        float side = Math.min(width, height);
        int wanted = Math.clamp(Math.round(width * height / 2_900_000), 1, 2000);
        for (int i = 0; i < wanted; i++) {
            var best = new Warp.Point(0, 0);
            float bestDistance = -Float.MAX_VALUE;
            for (int attempt = 0; attempt < 40; attempt++) {
                var candidate = new Warp.Point(dice.range(0.1f, 0.9f) * width, dice.range(0.1f, 0.9f) * height);
                float distance = freedom(candidate, width, height);
                if (distance > bestDistance) {
                    best = candidate;
                    bestDistance = distance;
                }
            }
            float radius = Math.min(i % 3 == 0 ? dice.range(240, 340) : dice.range(110, 220), 0.28f * side);
            plan.villages.add(new LandPlan.Village(best, radius));
        }
    }

    // Metres to the next village or, less weighty, to the edge; banks of the river are no place for one.
    private float freedom(Warp.Point at, float width, float height) {
        float distance = 1.5f * Math.min(Math.min(at.x(), width - at.x()), Math.min(at.y(), height - at.y())) + 200;
        for (var village : plan.villages) {
            distance = Math.min(distance, (float) Math.hypot(
                    at.x() - village.middle().x(), at.y() - village.middle().y()));
        }
        float bank = plan.bank(at.x(), at.y());
        return Math.min(distance, 1400) - (bank < 60 ? 600 : 0);
    }
}
