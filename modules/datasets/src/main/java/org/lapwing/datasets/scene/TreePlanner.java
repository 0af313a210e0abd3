package org.lapwing.datasets.scene;

import java.util.List;
import org.lapwing.datasets.scene.ParcelPlanner.Leaf;
import org.lapwing.jobs.CancelToken;

/// Plants woods, hedges, avenues, river banks, orchards and single trees.
final class TreePlanner {

    private static final float WOOD_SPACING = 4.6f;

    private final LandPlan plan;
    private final ParcelTree.Place place = new ParcelTree.Place();
    private final Waters.Place water = new Waters.Place();

    TreePlanner(LandPlan plan) {
        this.plan = plan;
    }

    /// Plants woods and scattered trees on a jittered lattice over the whole scene.
    void woods(long seed, CancelToken cancel) {
        int margin = 40;
        int columns = (int) ((plan.settings.columns() + 2 * margin) / WOOD_SPACING);
        int rows = (int) ((plan.settings.rows() + 2 * margin) / WOOD_SPACING);
        for (int row = 0; row < rows; row++) {
            cancel.throwIfCancelled();
            for (int column = 0; column < columns; column++) {
                long hash = Noise.hash(seed, column, row);
                float x = (column + 0.15f + 0.7f * Noise.unit(hash)) * WOOD_SPACING - margin;
                float y = (row + 0.15f + 0.7f * Noise.unit(Noise.mix(hash))) * WOOD_SPACING - margin;
                candidate(x, y, new Dice(hash));
            }
        }
    }

    private void candidate(float x, float y, Dice dice) {
        var on = plan.warp.toPlan(x, y);
        plan.parcels.locate(on.x(), on.y(), place);
        var parcel = plan.parcels.parcel(place.parcel);
        switch (parcel.use()) {
            case WOOD -> stand(x, y, parcel, dice);
            case CLEARING -> scatter(x, y, 0.03, dice);
            case PASTURE, FALLOW, MEADOW -> {
                // Groves with rounded outlines grow where nobody ploughs.
                if (Noise.rolling(parcel.seed() & 3, x / 170, y / 170) > 0.5f && place.nearest > 6) {
                    stand(x, y, parcel, dice);
                } else {
                    scatter(x, y, parcel.use() == LandUse.MEADOW ? 0.002 : 0.004, dice);
                }
            }
            default -> {}
        }
    }

    // Each stand has its own age and kinds; at its edge trees are smaller.
    private void stand(float x, float y, Parcel parcel, Dice dice) {
        boolean conifers = (parcel.seed() & 7) < 3;
        boolean young = (parcel.seed() & 0x70) == 0;
        float edge = Noise.step(0, 9, place.nearest);
        if (!isFree(x, y, 1.4f) || dice.chance(conifers ? 0.10 : 0.42 - 0.25 * (1 - edge))) {
            return;
        }
        float size = (young ? 0.6f : 1) * (0.72f + 0.28f * edge);
        boolean stranger = dice.chance(0.08);
        if (conifers != stranger) {
            plant(x, y, size * dice.range(2.1f, 3.3f), size * dice.range(13, 22), Tree.Kind.CONIFER, parcel, dice);
        } else {
            float radius = size * dice.range(2.9f, 5.4f);
            plant(x, y, radius, size * dice.range(12, 19), broadleaf(dice), parcel, dice);
        }
    }

    private static Tree.Kind broadleaf(Dice dice) {
        float share = dice.unit();
        if (share < 0.55f) {
            return Tree.Kind.BROADLEAF;
        }
        return share < 0.82f ? Tree.Kind.DARK_BROADLEAF : Tree.Kind.LIGHT_BROADLEAF;
    }

    private void plant(float x, float y, float radius, float height, Tree.Kind kind, Parcel parcel, Dice dice) {
        plan.add(new Tree(x, y, radius, height, kind, 0.5f * parcel.tone() + dice.range(-0.7f, 0.7f)));
    }

    private void scatter(float x, float y, double share, Dice dice) {
        if (dice.chance(share) && place.nearest > 5 && isFree(x, y, 4)) {
            float radius = dice.range(1.5f, 5.5f);
            single(x, y, radius, dice);
        }
    }

    private void single(float x, float y, float radius, Dice dice) {
        plan.add(new Tree(x, y, radius, 2.1f * radius + 1, broadleaf(dice), dice.range(-1, 1)));
    }

    /// Plants along hedges and some of the roads.
    void lines(Dice dice) {
        for (var line : plan.lines) {
            var own = dice.fork();
            switch (line.border()) {
                case HEDGE -> hedge(line, own);
                case ROAD, MAIN_ROAD -> {
                    if (own.chance(0.35)) {
                        avenue(line, own);
                    }
                }
                case FENCE -> {
                    if (own.chance(0.5)) {
                        gardenHedge(line, own);
                    }
                }
                case TRACK -> {
                    if (own.chance(0.14)) {
                        avenue(line, own);
                    }
                }
                default -> {}
            }
        }
    }

    private void hedge(LandPlan.Line line, Dice dice) {
        float length = length(line);
        float lush = dice.range(0.45f, 1);
        for (float at = 4; at < length - 4; at += dice.range(1.7f, 3.4f)) {
            if (Noise.value(dice.next() & 1, at / 40, length) > lush + 0.15f) {
                continue;
            }
            var ground = aside(line, at / length, dice.range(-0.8f, 0.8f));
            if (!isFree(ground.x(), ground.y(), 1.6f)) {
                continue;
            }
            if (dice.chance(0.13 * lush)) {
                single(ground.x(), ground.y(), dice.range(2.6f, 4.8f), dice);
            } else {
                float radius = dice.range(1.2f, 2.3f);
                plan.add(new Tree(ground.x(), ground.y(), radius, 1.5f * radius, Tree.Kind.BUSH, dice.range(-1, 1)));
            }
        }
    }

    private void gardenHedge(LandPlan.Line line, Dice dice) {
        float length = length(line);
        float high = dice.range(0.9f, 1.5f);
        for (float at = 3; at < length - 3; at += 1.5f) {
            var ground = aside(line, at / length, dice.range(-0.25f, 0.25f));
            if (dice.chance(0.85) && isFree(ground.x(), ground.y(), 0.9f)) {
                float radius = high * dice.range(0.8f, 1.15f);
                plan.add(new Tree(
                        ground.x(), ground.y(), radius, 1.5f * radius, Tree.Kind.BUSH, dice.range(-0.7f, 0.7f)));
            }
        }
    }

    private void avenue(LandPlan.Line line, Dice dice) {
        float length = length(line);
        float away = line.border().halfWidth() + 3.4f;
        int sides = dice.chance(0.5) ? 2 : 1;
        float spacing = dice.range(9, 15);
        float radius = dice.range(2.3f, 4);
        var kind = broadleaf(dice);
        for (float at = 8; at < length - 8; at += spacing) {
            for (int side = 0; side < sides; side++) {
                var ground = aside(line, (at + dice.range(-1, 1)) / length, (2 * side - 1) * away);
                if (dice.chance(0.86) && isFree(ground.x(), ground.y(), 2)) {
                    float own = radius * dice.range(0.8f, 1.15f);
                    plan.add(new Tree(ground.x(), ground.y(), own, 2.4f * own + 1, kind, dice.range(-0.6f, 0.6f)));
                }
            }
        }
    }

    /// Plants along rivers and brooks.
    void banks(List<Watercourse> courses, Dice dice) {
        for (var course : courses) {
            long seed = dice.next();
            var line = course.line();
            for (int i = 0; i + 1 < line.size(); i++) {
                var a = line.get(i);
                var b = line.get(i + 1);
                float norm = (float) Math.hypot(b.x() - a.x(), b.y() - a.y());
                boolean river = a.halfWidth() > 8;
                for (int side = -1; side <= 1; side += 2) {
                    float lush = Noise.value(seed + side, i / (river ? 26f : 22f), 0.5f);
                    for (int tree = 0; tree < (river ? 3 : 2); tree++) {
                        float away =
                                side * (a.halfWidth() + 1.5f + (river ? dice.range(0, 24) * lush : dice.range(0, 4)));
                        float x = a.x() - away * (b.y() - a.y()) / norm + dice.range(-3, 3);
                        float y = a.y() + away * (b.x() - a.x()) / norm + dice.range(-3, 3);
                        if (dice.unit() < 1.7f * lush - 0.45f && isFree(x, y, 1)) {
                            single(x, y, dice.range(2, 4.7f), dice);
                        }
                    }
                }
            }
        }
    }

    /// Plants an orchard in rows.
    void orchard(Leaf leaf, Dice dice) {
        var parcel = leaf.parcel();
        float spacing = dice.range(5.8f, 8.5f);
        float radius = dice.range(1.6f, 2.6f);
        var across = leaf.polygon().extent(parcel.acrossX(), parcel.acrossY());
        var along = leaf.polygon().extent(parcel.acrossY(), -parcel.acrossX());
        for (float a = across[0] + spacing; a < across[1]; a += spacing) {
            for (float b = along[0] + spacing; b < along[1]; b += spacing) {
                float u = a * parcel.acrossX() + b * parcel.acrossY();
                float v = a * parcel.acrossY() - b * parcel.acrossX();
                plan.parcels.locate(u, v, place);
                if (plan.parcels.parcel(place.parcel) != parcel || place.nearest < 5 || dice.chance(0.07)) {
                    continue;
                }
                var ground = plan.warp.toGround(u, v);
                if (isFree(ground.x(), ground.y(), 2)) {
                    float own = radius * dice.range(0.8f, 1.2f);
                    plan.add(new Tree(
                            ground.x(), ground.y(), own, 1.9f * own, Tree.Kind.FRUIT, dice.range(-0.5f, 0.5f)));
                }
            }
        }
    }

    private static float length(LandPlan.Line line) {
        return (float) Math.hypot(
                line.to().x() - line.from().x(), line.to().y() - line.from().y());
    }

    private Warp.Point aside(LandPlan.Line line, float share, float metres) {
        float length = length(line);
        float dx = (line.to().x() - line.from().x()) / length;
        float dy = (line.to().y() - line.from().y()) / length;
        float u = Noise.lerp(line.from().x(), line.to().x(), share) - metres * dy;
        float v = Noise.lerp(line.from().y(), line.to().y(), share) + metres * dx;
        return plan.warp.toGround(u, v);
    }

    private boolean isFree(float x, float y, float metres) {
        var on = plan.warp.toPlan(x, y);
        plan.parcels.locate(on.x(), on.y(), place);
        boolean tracked = place.soft == Border.TRACK && place.softEdge < 0.5f * metres;
        if (place.pavedEdge < metres || tracked) {
            return false;
        }
        plan.waters.locate(x, y, water);
        return water.bank > 0.8f && !plan.isBuilt(x, y, metres);
    }
}
