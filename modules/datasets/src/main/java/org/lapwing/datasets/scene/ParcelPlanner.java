package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;

/// Cuts the plan into parcels: by roads, then tracks, then field borders, and in villages by streets and fences.
///
/// Every cut is a straight line through a convex piece, so roads meet in junctions by themselves.
final class ParcelPlanner {

    /// A parcel and where it lies, for those who furnish it.
    ///
    /// @param polygon its outline on the plan
    /// @param parcel what it is
    record Leaf(Polygon polygon, Parcel parcel) {}

    private static final float ROAD_BLOCK = 1_050_000;
    private static final float TRACK_BLOCK = 170_000;
    private static final float STREET_BLOCK = 9_500;
    private static final int MARGIN = 260;

    private final LandPlan plan;
    private final UseChooser uses;
    private final List<Leaf> leaves = new ArrayList<>();
    private int roads;

    ParcelPlanner(LandPlan plan, UseChooser uses) {
        this.plan = plan;
        this.uses = uses;
    }

    /// Plans everything and answers the parcels in order.
    List<Leaf> plan(Dice dice) {
        var all = Polygon.rectangle(-MARGIN, -MARGIN, plan.settings.columns() + MARGIN, plan.settings.rows() + MARGIN);
        plan.parcels.close(roadBlock(all, dice));
        return List.copyOf(leaves);
    }

    private int roadBlock(Polygon piece, Dice dice) {
        if (piece.area() < ROAD_BLOCK * dice.range(0.75f, 1.3f)) {
            return trackBlock(piece, dice);
        }
        var border = roads++ < 2 ? Border.MAIN_ROAD : Border.ROAD;
        return cut(piece, bestRoad(piece, dice), border, dice, this::roadBlock);
    }

    // Roads lead through villages and cross the river rather than run in it.
    private Line bestRoad(Polygon piece, Dice dice) {
        Line best = new Line(1, 0, 0);
        float bestScore = -Float.MAX_VALUE;
        for (int attempt = 0; attempt < 24; attempt++) {
            float angle = piece.longAxis() + dice.range(-0.3f, 0.3f);
            float x = (float) Math.cos(angle);
            float y = (float) Math.sin(angle);
            var extent = piece.extent(x, y);
            var line = new Line(x, y, Noise.lerp(extent[0], extent[1], dice.range(0.32f, 0.68f)));
            float score = roadScore(piece, line);
            if (score > bestScore) {
                best = line;
                bestScore = score;
            }
        }
        return best;
    }

    private float roadScore(Polygon piece, Line line) {
        var ends = piece.chord(line.x, line.y, line.offset);
        float score = 0;
        for (int i = 0; ends.size() == 2 && i <= 60; i++) {
            float share = i / 60f;
            var at = plan.warp.toGround(
                    Noise.lerp(ends.get(0).x(), ends.get(1).x(), share),
                    Noise.lerp(ends.get(0).y(), ends.get(1).y(), share));
            score -= plan.bank(at.x(), at.y()) < 25 ? 1 : 0;
            score += plan.villageDepth(at) > 0.6f ? 0.8f : 0;
        }
        return score;
    }

    private int trackBlock(Polygon piece, Dice dice) {
        float depth = villageDepth(piece);
        float area = piece.area();
        boolean atVillage = depth > -1.3f && area > 40_000;
        if (depth > 0.05f && area < 120_000) {
            return streetBlock(piece, dice);
        }
        if (atVillage || area > TRACK_BLOCK * dice.range(0.6f, 1.5f)) {
            float share = dice.unit();
            var border = share < 0.62f ? Border.TRACK : share < 0.82f ? Border.HEDGE : Border.BAULK;
            return cut(piece, across(piece, dice, 0.14f), border, dice, this::trackBlock);
        }
        float angle = piece.longAxis() + dice.range(-0.1f, 0.1f);
        return fields(piece, angle, dice.range(42, 150), dice.range(260, 560), dice);
    }

    private int fields(Polygon piece, float angle, float stripMetres, float lengthMetres, Dice dice) {
        float alongX = (float) Math.cos(angle);
        float alongY = (float) Math.sin(angle);
        var across = piece.extent(-alongY, alongX);
        var along = piece.extent(alongX, alongY);
        boolean wide = across[1] - across[0] > 1.5f * stripMetres;
        if (wide || along[1] - along[0] > 1.5f * lengthMetres) {
            var line = wide
                    ? new Line(-alongY, alongX, Noise.lerp(across[0], across[1], dice.range(0.38f, 0.62f)))
                    : new Line(alongX, alongY, Noise.lerp(along[0], along[1], dice.range(0.4f, 0.6f)));
            return cut(
                    piece,
                    line,
                    fieldBorder(dice),
                    dice,
                    (part, own) -> fields(part, angle, stripMetres, lengthMetres, own));
        }
        return leaf(piece, uses.choose(piece, plan, dice), -alongY, alongX, dice);
    }

    private static Border fieldBorder(Dice dice) {
        float share = dice.unit();
        if (share < 0.42f) {
            return Border.PLAIN;
        }
        return share < 0.8f ? Border.BAULK : share < 0.93f ? Border.HEDGE : Border.TRACK;
    }

    private int streetBlock(Polygon piece, Dice dice) {
        float depth = villageDepth(piece);
        boolean outside = depth < -0.05f && piece.area() < 26_000;
        if (!outside && piece.area() > STREET_BLOCK * dice.range(0.8f, 1.4f)) {
            return cut(piece, across(piece, dice, 0.18f), Border.STREET, dice, this::streetBlock);
        }
        if (outside || depth < dice.range(-0.3f, 0.06f)) {
            float angle = piece.longAxis();
            var use = dice.chance(0.5) ? LandUse.MEADOW : dice.chance(0.5) ? LandUse.PASTURE : LandUse.ORCHARD;
            return leaf(piece, use, -(float) Math.sin(angle), (float) Math.cos(angle), dice);
        }
        if (depth < 0.45f && dice.chance(0.13)) {
            float angle = piece.streetAngle();
            return leaf(piece, LandUse.COMMERCE, -(float) Math.sin(angle), (float) Math.cos(angle), dice);
        }
        return plots(piece, depth > 0.6f ? dice.range(15, 22) : dice.range(20, 32), dice);
    }

    // First back to back, so that both halves face a street, then into plots along the street.
    private int plots(Polygon piece, float frontMetres, Dice dice) {
        float angle = piece.streetAngle();
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        var front = piece.extent(x, y);
        var depth = piece.extent(-y, x);
        if (depth[1] - depth[0] > 58) {
            var line = new Line(-y, x, Noise.lerp(depth[0], depth[1], dice.range(0.45f, 0.55f)));
            return cut(piece, line, Border.FENCE, dice, (part, own) -> plots(part, frontMetres, own));
        }
        if (front[1] - front[0] > 1.5f * frontMetres) {
            var line = new Line(x, y, Noise.lerp(front[0], front[1], dice.range(0.44f, 0.56f)));
            return cut(piece, line, Border.FENCE, dice, (part, own) -> plots(part, frontMetres, own));
        }
        return leaf(piece, LandUse.GARDEN, -y, x, dice);
    }

    private interface Next {
        int of(Polygon piece, Dice dice);
    }

    private record Line(float x, float y, float offset) {}

    private static Line across(Polygon piece, Dice dice, float jitter) {
        float angle = piece.longAxis() + dice.range(-jitter, jitter);
        float x = (float) Math.cos(angle);
        float y = (float) Math.sin(angle);
        var extent = piece.extent(x, y);
        return new Line(x, y, Noise.lerp(extent[0], extent[1], dice.range(0.42f, 0.58f)));
    }

    private int cut(Polygon piece, Line line, Border border, Dice dice, Next next) {
        var ends = piece.chord(line.x, line.y, line.offset);
        if (ends.size() == 2 && border != Border.PLAIN) {
            plan.lines.add(new LandPlan.Line(border, ends.get(0), ends.get(1)));
        }
        int below = next.of(piece.half(line.x, line.y, line.offset, -1, border), dice.fork());
        int above = next.of(piece.half(line.x, line.y, line.offset, 1, border), dice.fork());
        return plan.parcels.add(line.x, line.y, line.offset, border, below, above);
    }

    private int leaf(Polygon piece, LandUse use, float acrossX, float acrossY, Dice dice) {
        var parcel = Parcel.of(use, acrossX, acrossY, dice);
        leaves.add(new Leaf(piece, parcel));
        return plan.parcels.add(parcel);
    }

    private float villageDepth(Polygon piece) {
        var middle = piece.middle();
        return plan.villageDepth(plan.warp.toGround(middle.x(), middle.y()));
    }
}
