package org.lapwing.datasets.scene;

/// Decides what a field is used for: woods on hills away from villages, grass along water, crops elsewhere.
final class UseChooser {

    private static final LandUse[] CROPS = {
        LandUse.WHEAT,
        LandUse.WHEAT,
        LandUse.WHEAT,
        LandUse.BARLEY,
        LandUse.RAPESEED,
        LandUse.MAIZE,
        LandUse.MAIZE,
        LandUse.MAIZE,
        LandUse.BEET,
        LandUse.BEET,
        LandUse.CLOVER,
        LandUse.CLOVER,
        LandUse.RIPE,
        LandUse.RIPE,
        LandUse.STUBBLE,
        LandUse.STUBBLE,
        LandUse.STUBBLE,
        LandUse.PLOUGHED,
        LandUse.PLOUGHED,
        LandUse.PLOUGHED,
        LandUse.PLOUGHED,
        LandUse.SEEDED,
        LandUse.SEEDED,
        LandUse.SEEDED,
        LandUse.SEEDED,
        LandUse.MEADOW,
        LandUse.PASTURE,
        LandUse.FALLOW,
        LandUse.ORCHARD
    };

    private final long seed;
    private boolean quarryPlaced;

    UseChooser(long seed) {
        this.seed = seed;
    }

    LandUse choose(Polygon piece, LandPlan plan, Dice dice) {
        var middle = piece.middle();
        var at = plan.warp.toGround(middle.x(), middle.y());
        float bank = plan.bank(at.x(), at.y());
        float depth = plan.villageDepth(at);
        float wooded = Noise.rolling(seed, at.x() / 820, at.y() / 820)
                + dice.range(-0.12f, 0.12f)
                - 0.5f * Noise.step(-0.9f, 0, depth);
        if (wooded > 0.2f && bank > 10) {
            return dice.chance(0.06) ? LandUse.CLEARING : LandUse.WOOD;
        }
        boolean remote = depth < -1.5f && bank > 60 && isInside(at, plan);
        if (!quarryPlaced && remote && piece.area() > 14_000 && dice.chance(0.08)) {
            quarryPlaced = true;
            return LandUse.QUARRY;
        }
        if (bank < 45 || depth > -0.35f) {
            float share = dice.unit();
            if (share < 0.75f) {
                return share < 0.35f ? LandUse.MEADOW : share < 0.6f ? LandUse.PASTURE : LandUse.ORCHARD;
            }
        }
        return CROPS[dice.below(CROPS.length)];
    }

    private static boolean isInside(Warp.Point at, LandPlan plan) {
        float x = at.x() / plan.settings.columns();
        float y = at.y() / plan.settings.rows();
        return x > 0.1f && x < 0.9f && y > 0.1f && y < 0.9f;
    }
}
