package org.lapwing.datasets.scene;

/// One piece of land with one use.
///
/// @param use what grows or stands there
/// @param seed chance of its own
/// @param acrossX x of the unit vector across its rows, plan coordinates
/// @param acrossY y of that vector
/// @param rowMetres distance of rows
/// @param tramMetres distance of wheel tracks
/// @param tone brightness against other parcels of its use, about -1 to 1
/// @param vigour how lush it stands, 0 to 1
record Parcel(
        LandUse use,
        long seed,
        float acrossX,
        float acrossY,
        float rowMetres,
        float tramMetres,
        float tone,
        float vigour) {

    static Parcel of(LandUse use, float acrossX, float acrossY, Dice dice) {
        return new Parcel(
                use,
                dice.next(),
                acrossX,
                acrossY,
                dice.range(2.7f, 5.5f),
                dice.range(18, 27),
                dice.range(-1, 1),
                dice.unit());
    }
}
