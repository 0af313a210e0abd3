package org.lapwing.datasets.scene;

import org.lapwing.datasets.scene.Box.Cover;

/// Furnishes plots of a village with houses, garages, sheds, pools and trees, and yards with halls.
final class HousePlanner {

    private static final Cover[] ROOFS = {
        Cover.RED_TILES, Cover.RED_TILES, Cover.RED_TILES, Cover.RED_TILES, Cover.RED_TILES, Cover.BROWN_TILES,
        Cover.BROWN_TILES, Cover.BROWN_TILES, Cover.DARK_TILES, Cover.DARK_TILES, Cover.SLATE, Cover.FIBRE_CEMENT
    };

    private final LandPlan plan;

    HousePlanner(LandPlan plan) {
        this.plan = plan;
    }

    /// Builds on a plot whose longest paved side is its street.
    void plot(Polygon plot, Dice dice) {
        int side = streetSide(plot);
        if (side < 0) {
            gardenTrees(plot, 2 + dice.below(5), dice);
            return;
        }
        var from = plot.corners().get(side);
        var to = plot.after(side);
        float length = (float) Math.hypot(to.x() - from.x(), to.y() - from.y());
        var frame = Frame.on(plan.warp, from, to, plot.middle());
        float along = length * dice.range(0.42f, 0.58f);
        float setback = from.border().halfWidth() + dice.range(2.5f, 7);
        boolean ridgeAlongStreet = dice.chance(0.62);
        float ridge = dice.range(10, 15.5f);
        float span = dice.range(8.2f, 11.5f);
        float depth = ridgeAlongStreet ? span : ridge;
        var house = frame.box(along, setback + depth / 2, ridgeAlongStreet, ridge, span)
                .heights(dice.range(3.8f, 6.2f), dice.range(2.8f, 4.2f))
                .of(ROOFS[dice.below(ROOFS.length)], dice.next());
        if (isFree(house, 1.5f)) {
            plan.add(house);
            extras(frame, along, setback, depth, ridgeAlongStreet ? ridge : span, dice);
        }
        gardenTrees(plot, 1 + dice.below(4), dice);
    }

    private void extras(Frame frame, float along, float setback, float depth, float front, Dice dice) {
        int hand = dice.chance(0.5) ? 1 : -1;
        float beside = along + hand * (front / 2 + 2.6f);
        if (dice.chance(0.55)) {
            var drive = frame.box(beside, (setback + 5) / 2 + 1, false, setback + 7, 3.2f)
                    .of(dice.chance(0.5) ? Cover.CONCRETE : Cover.ASPHALT, dice.next());
            plan.add(drive);
            var garage = frame.box(beside, setback + 5.5f, false, 6.4f, 3.9f)
                    .heights(2.6f, dice.chance(0.5) ? 0 : 1.4f)
                    .of(dice.chance(0.5) ? Cover.GRAVEL_ROOF : ROOFS[dice.below(ROOFS.length)], dice.next());
            if (isFree(garage, 0)) {
                plan.add(garage);
            }
        }
        if (dice.chance(0.4)) {
            plan.add(frame.box(along, setback + depth + 2.3f, true, front * 0.6f, 4.2f)
                    .of(Cover.CONCRETE, dice.next()));
        }
        if (dice.chance(0.3)) {
            var shed = frame.box(
                            along - hand * dice.range(3, 9),
                            setback + depth + dice.range(9, 15),
                            dice.chance(0.5),
                            5,
                            3.4f)
                    .heights(2.2f, 0.8f)
                    .of(dice.chance(0.5) ? Cover.FIBRE_CEMENT : Cover.BROWN_TILES, dice.next());
            if (isFree(shed, 1)) {
                plan.add(shed);
            }
        } else if (dice.chance(0.12)) {
            var pool = frame.box(along, setback + depth + 9, true, 8.5f, 4.2f).of(Cover.POOL, dice.next());
            if (isFree(pool, 2)) {
                plan.add(pool);
            }
        }
    }

    /// Builds a church with its tower in the middle of a village.
    void church(Warp.Point middle, Dice dice) {
        float angle = dice.range(-0.4f, 0.4f); // naves point east
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        var on = plan.warp.toPlan(middle.x(), middle.y());
        var place = new ParcelTree.Place();
        plan.parcels.locate(on.x(), on.y(), place);
        var nave = new Box(middle.x(), middle.y(), x, y, 13, 6, 9, 15, Cover.SLATE, dice.next());
        if (place.pavedEdge < 9 || !isFree(nave, 2)) {
            return;
        }
        var yard = new Box(middle.x(), middle.y(), x, y, 22, 13, 0, 0, Cover.GRAVEL, dice.next());
        plan.add(yard);
        plan.add(nave);
        plan.add(new Box(middle.x() - 15 * x, middle.y() - 15 * y, x, y, 3.4f, 3.4f, 23, 25, Cover.SLATE, dice.next()));
        for (int side = -1; side <= 1; side += 2) {
            for (int tree = -1; tree <= 1; tree++) {
                plan.add(new Tree(
                        middle.x() + 13 * tree * x - 11 * side * y,
                        middle.y() + 13 * tree * y + 11 * side * x,
                        dice.range(3, 4.5f),
                        dice.range(9, 13),
                        Tree.Kind.DARK_BROADLEAF,
                        dice.range(-0.5f, 0.5f)));
            }
        }
    }

    /// Builds halls on a paved yard.
    void yard(Polygon plot, Dice dice) {
        int side = Math.max(0, streetSide(plot));
        var from = plot.corners().get(side);
        var to = plot.after(side);
        float length = (float) Math.hypot(to.x() - from.x(), to.y() - from.y());
        var frame = Frame.on(plan.warp, from, to, plot.middle());
        for (float along = 22; along < length - 18; along += dice.range(34, 52)) {
            var hall = frame.box(along, dice.range(28, 34), dice.chance(0.5), dice.range(28, 46), dice.range(18, 26))
                    .heights(dice.range(5, 8), dice.chance(0.6) ? 0 : 2.4f)
                    .of(
                            dice.chance(0.45) ? Cover.METAL : dice.chance(0.5) ? Cover.GRAVEL_ROOF : Cover.FIBRE_CEMENT,
                            dice.next());
            if (isFree(hall, 4)) {
                plan.add(hall);
            }
            for (int i = 0; i < 7; i++) {
                if (dice.chance(0.5)) {
                    var car = frame.box(along - 12 + 2.9f * i, 9, false, 4.4f, 1.9f)
                            .heights(1.5f, 0)
                            .of(Cover.CAR, dice.next());
                    if (isFree(car, -0.5f)) {
                        plan.add(car);
                    }
                }
            }
        }
        gardenTrees(plot, 4, dice);
    }

    /// Builds a farm beside a road.
    ///
    /// @param from a place on the road, plan coordinates
    /// @param to another one, farther along
    /// @param inside a place on the farm's side
    void farm(Polygon.Corner from, Polygon.Corner to, Warp.Point inside, Dice dice) {
        var frame = Frame.on(plan.warp, from, to, inside);
        var yard = frame.box(0, 36, true, 62, 46).of(dice.chance(0.6) ? Cover.GRAVEL : Cover.CONCRETE, dice.next());
        if (!isFree(yard, 6) || plan.bank(yard.x(), yard.y()) < 60) {
            return;
        }
        plan.add(yard);
        plan.add(frame.box(-20, 22, true, 16, 11).heights(5, 3.6f).of(Cover.RED_TILES, dice.next()));
        plan.add(frame.box(4, 56, true, dice.range(34, 52), dice.range(14, 19))
                .heights(5.5f, 4)
                .of(dice.chance(0.5) ? Cover.FIBRE_CEMENT : Cover.RED_TILES, dice.next()));
        plan.add(frame.box(26, 30, false, dice.range(24, 34), dice.range(12, 15))
                .heights(5, 3.5f)
                .of(dice.chance(0.5) ? Cover.BROWN_TILES : Cover.METAL, dice.next()));
        for (int i = 0; i < 16; i++) {
            var at = frame.ground(dice.range(-42, 42), dice.range(8, 74));
            float radius = dice.range(2.2f, 4.6f);
            if (!plan.isBuilt(at.x(), at.y(), 0.6f * radius)) {
                plan.add(new Tree(at.x(), at.y(), radius, 2.2f * radius, kind(dice), dice.range(-1, 1)));
            }
        }
    }

    private void gardenTrees(Polygon plot, int count, Dice dice) {
        var corners = plot.corners();
        var place = new ParcelTree.Place();
        for (int i = 0; i < count; i++) {
            var a = corners.get(dice.below(corners.size()));
            var b = corners.get(dice.below(corners.size()));
            var middle = plot.middle();
            float toCorner = dice.range(0.1f, 0.85f);
            float toOther = dice.range(0, 0.5f);
            float u = Noise.lerp(middle.x(), Noise.lerp(a.x(), b.x(), toOther), toCorner);
            float v = Noise.lerp(middle.y(), Noise.lerp(a.y(), b.y(), toOther), toCorner);
            float radius = dice.range(1.4f, 3.9f);
            var at = plan.warp.toGround(u, v);
            plan.parcels.locate(u, v, place);
            if (place.pavedEdge > 0.7f * radius
                    && !plan.isBuilt(at.x(), at.y(), 0.55f * radius)
                    && plan.bank(at.x(), at.y()) > 2) {
                plan.add(new Tree(at.x(), at.y(), radius, 2.3f * radius, kind(dice), dice.range(-1, 1)));
            }
        }
    }

    private static Tree.Kind kind(Dice dice) {
        var kinds = Tree.Kind.values();
        return kinds[dice.below(kinds.length)];
    }

    private boolean isFree(Box box, float metres) {
        float reach = Math.max(box.halfLength(), box.halfWidth());
        if (plan.bank(box.x(), box.y()) < reach + 5) {
            return false;
        }
        var place = new ParcelTree.Place();
        for (int corner = 0; corner < 4; corner++) {
            float along = ((corner & 1) * 2 - 1) * box.halfLength();
            float across = ((corner & 2) - 1) * box.halfWidth();
            float x = box.x() + along * box.alongX() - across * box.alongY();
            float y = box.y() + along * box.alongY() + across * box.alongX();
            var on = plan.warp.toPlan(x, y);
            plan.parcels.locate(on.x(), on.y(), place);
            if (place.pavedEdge < 0.8f) {
                return false;
            }
        }
        return !plan.isBuilt(box.x(), box.y(), Math.min(box.halfLength(), box.halfWidth()) + metres);
    }

    private static int streetSide(Polygon plot) {
        int best = -1;
        double longest = 9;
        for (int i = 0; i < plot.corners().size(); i++) {
            var a = plot.corners().get(i);
            var b = plot.after(i);
            double length = Math.hypot(b.x() - a.x(), b.y() - a.y());
            if (a.border().isPaved() && length > longest) {
                longest = length;
                best = i;
            }
        }
        return best;
    }
}
