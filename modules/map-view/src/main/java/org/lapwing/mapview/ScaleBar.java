package org.lapwing.mapview;

import org.lapwing.raster.MapUnit;

/// A round distance and how long it is on the screen.
///
/// @param label the distance as text
/// @param pixels its length in screen units
record ScaleBar(String label, double pixels) {

    private static final double LONGEST = 140;
    private static final double METRES_PER_KILOMETRE = 1000;

    /// The longest of 1, 2, 5, 10, 20 … that fits.
    static ScaleBar of(Viewport view, MapUnit unit) {
        double perPixel = view.unitsPerPixel() * unit.metres(view.centerY());
        if (!(perPixel > 0) || !Double.isFinite(perPixel)) { // beyond the poles
            return new ScaleBar("", 0);
        }
        double length = roundDown(LONGEST * perPixel);
        return new ScaleBar(label(length, unit), length / perPixel);
    }

    private static String label(double length, MapUnit unit) {
        if (unit.kind() == MapUnit.Kind.PIXEL) {
            return Messages.text("map.scale.pixels", length);
        }
        return length >= METRES_PER_KILOMETRE
                ? Messages.text("map.scale.kilometres", length / METRES_PER_KILOMETRE)
                : Messages.text("map.scale.metres", length);
    }

    private static double roundDown(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double share = most / power;
        return power * (share >= 5 ? 5 : share >= 2 ? 2 : 1);
    }
}
