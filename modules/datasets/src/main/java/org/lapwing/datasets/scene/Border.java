package org.lapwing.datasets.scene;

/// What lies along a straight border of the plan.
enum Border {
    /// The edge of the plan, or a mere change of crop.
    PLAIN(0),
    /// Two lanes with markings.
    MAIN_ROAD(4.4f),
    /// Paved, no markings.
    ROAD(3.1f),
    /// Between houses, with pavements.
    STREET(3.6f),
    /// Gravel with two ruts.
    TRACK(1.9f),
    /// A strip of grass.
    BAULK(1.1f),
    /// Bushes and trees on a strip of grass.
    HEDGE(2.4f),
    /// Between gardens.
    FENCE(0.4f);

    private final float halfWidth;

    Border(float halfWidth) {
        this.halfWidth = halfWidth;
    }

    /// Half its width in metres.
    float halfWidth() {
        return halfWidth;
    }

    boolean isPaved() {
        return this == MAIN_ROAD || this == ROAD || this == STREET;
    }
}
