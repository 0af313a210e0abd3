package org.lapwing.datasets.scene;

import org.lapwing.datasets.scene.Box.Cover;
import org.lapwing.jobs.CancelToken;

/// Plans a whole landscape in a fixed order: water, villages, parcels, houses, ponds, trees, traffic.
final class ScenePlanner {

    private final LandPlan plan;
    private final Dice dice;
    private final CancelToken cancel;

    private ScenePlanner(SceneSettings settings, CancelToken cancel) {
        this.cancel = cancel;
        this.plan = new LandPlan(settings);
        this.dice = new Dice(Noise.mix(settings.seed() + 1));
    }

    /// @param cancel polled while planning, which takes a minute for the largest scenes
    static LandPlan plan(SceneSettings settings, CancelToken cancel) {
        return new ScenePlanner(settings, cancel).plan();
    }

    private LandPlan plan() {
        var water = new WaterPlanner(plan, dice.fork());
        var courses = water.planCourses();
        new VillagePlanner(plan).plan(dice.fork());
        var leaves = new ParcelPlanner(plan, new UseChooser(dice.next())).plan(dice.fork());
        var houses = new HousePlanner(plan);
        var trees = new TreePlanner(plan);
        churches(houses, dice.fork());
        for (var leaf : leaves) {
            cancel.throwIfCancelled();
            var own = dice.fork();
            switch (leaf.parcel().use()) {
                case GARDEN -> houses.plot(leaf.polygon(), own);
                case COMMERCE -> houses.yard(leaf.polygon(), own);
                default -> {}
            }
        }
        farms(houses, dice.fork());
        water.planPonds();
        for (var leaf : leaves) {
            cancel.throwIfCancelled();
            var own = dice.fork();
            switch (leaf.parcel().use()) {
                case ORCHARD -> trees.orchard(leaf, own);
                case STUBBLE -> bales(leaf, own);
                case QUARRY -> pit(leaf, own);
                default -> {}
            }
        }
        trees.banks(courses, dice.fork());
        trees.lines(dice.fork());
        trees.woods(dice.next(), cancel);
        traffic(dice.fork());
        return plan;
    }

    // The first free place on a spiral around the middle of the village.
    private void churches(HousePlanner houses, Dice own) {
        for (var village : plan.villages) {
            int before = plan.boxes.size();
            for (int step = 0; step < 60 && plan.boxes.size() == before; step++) {
                float angle = 2.4f * step;
                float away = 4 * step;
                houses.church(
                        new Warp.Point(
                                village.middle().x() + away * (float) Math.cos(angle),
                                village.middle().y() + away * (float) Math.sin(angle)),
                        own);
            }
        }
    }

    private void farms(HousePlanner houses, Dice own) {
        float area = (float) plan.settings.columns() * plan.settings.rows();
        int wanted = Math.round(area / 900_000);
        for (int attempt = 0; attempt < 6 * wanted && wanted > 0; attempt++) {
            var line = plan.lines.get(own.below(plan.lines.size()));
            float dx = line.to().x() - line.from().x();
            float dy = line.to().y() - line.from().y();
            float share = own.range(0.2f, 0.8f);
            int side = own.chance(0.5) ? 1 : -1;
            if (line.border() != Border.ROAD || Math.hypot(dx, dy) < 200) {
                continue;
            }
            var from =
                    new Polygon.Corner(line.from().x() + share * dx, line.from().y() + share * dy, Border.ROAD);
            var to = new Polygon.Corner(from.x() + dx, from.y() + dy, Border.ROAD);
            var inside = new Warp.Point(from.x() - side * dy, from.y() + side * dx);
            if (plan.villageDepth(plan.warp.toGround(from.x(), from.y())) < -0.4f) {
                houses.farm(from, to, inside, own.fork());
                wanted--;
            }
        }
    }

    private void bales(ParcelPlanner.Leaf leaf, Dice own) {
        var parcel = leaf.parcel();
        var place = new ParcelTree.Place();
        var across = leaf.polygon().extent(parcel.acrossX(), parcel.acrossY());
        var along = leaf.polygon().extent(parcel.acrossY(), -parcel.acrossX());
        if (own.chance(0.45)) {
            return;
        }
        for (float a = across[0] + 12; a < across[1]; a += 21) {
            for (float b = along[0] + own.range(5, 30); b < along[1]; b += own.range(22, 42)) {
                float u = a * parcel.acrossX() + b * parcel.acrossY();
                float v = a * parcel.acrossY() - b * parcel.acrossX();
                plan.parcels.locate(u, v, place);
                if (plan.parcels.parcel(place.parcel) == parcel && place.nearest > 6) {
                    var at = plan.warp.toGround(u, v);
                    plan.add(new Box(
                            at.x(),
                            at.y(),
                            parcel.acrossX(),
                            parcel.acrossY(),
                            1,
                            0.8f,
                            1.5f,
                            1.5f,
                            Cover.STRAW,
                            own.next()));
                }
            }
        }
    }

    private void pit(ParcelPlanner.Leaf leaf, Dice own) {
        var middle = leaf.polygon().middle();
        var at = plan.warp.toGround(middle.x(), middle.y());
        float radius = 0.2f * (float) Math.sqrt(leaf.polygon().area());
        plan.waters.add(new Pond(at.x(), at.y(), radius, own.range(0, 6), Waters.Color.QUARRY));
    }

    private void traffic(Dice own) {
        for (var line : plan.lines) {
            var border = line.border();
            float dx = line.to().x() - line.from().x();
            float dy = line.to().y() - line.from().y();
            float length = (float) Math.hypot(dx, dy);
            if (!border.isPaved()) {
                continue;
            }
            float gap = border == Border.MAIN_ROAD ? 70 : border == Border.ROAD ? 170 : 34;
            float away = border == Border.STREET ? 2.5f : 1.7f;
            for (float at = own.range(0, gap); at < length; at += own.range(0.3f, 1.7f) * gap) {
                int side = own.chance(0.5) ? 1 : -1;
                float u = line.from().x() + at / length * dx - side * away * dy / length;
                float v = line.from().y() + at / length * dy + side * away * dx / length;
                var ground = plan.warp.toGround(u, v);
                var ahead = plan.warp.toGround(u + 3 * dx / length, v + 3 * dy / length);
                float norm = (float) Math.hypot(ahead.x() - ground.x(), ahead.y() - ground.y());
                float half = own.chance(0.08) ? 5 : own.range(2, 2.4f);
                if (plan.bank(ground.x(), ground.y()) > 3) {
                    plan.add(new Box(
                            ground.x(),
                            ground.y(),
                            (ahead.x() - ground.x()) / norm,
                            (ahead.y() - ground.y()) / norm,
                            half,
                            half > 3 ? 1.2f : 0.9f,
                            half > 3 ? 3 : 1.5f,
                            half > 3 ? 3 : 1.5f,
                            Cover.CAR,
                            own.next()));
                }
            }
        }
    }
}
