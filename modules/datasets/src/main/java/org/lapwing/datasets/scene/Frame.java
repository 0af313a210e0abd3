package org.lapwing.datasets.scene;

import org.lapwing.datasets.scene.Box.Cover;

/// Coordinates beside a road: metres along it from a corner and metres away from its middle line.
///
/// Converts to the ground, where right angles are right although the plan is bent.
///
/// @param warp the bend
/// @param from corner where both coordinates are 0, on the plan
/// @param alongX unit vector along the road, on the plan
/// @param alongY unit vector along the road
/// @param side 1 or -1: to which side of it "away" leads
record Frame(Warp warp, Polygon.Corner from, float alongX, float alongY, int side) {

    /// The frame of the road from one corner to another, leading away towards `inside`.
    static Frame on(Warp warp, Polygon.Corner from, Polygon.Corner to, Warp.Point inside) {
        float dx = to.x() - from.x();
        float dy = to.y() - from.y();
        float length = (float) Math.hypot(dx, dy);
        float cross = dx * (inside.y() - from.y()) - dy * (inside.x() - from.x());
        return new Frame(warp, from, dx / length, dy / length, cross > 0 ? 1 : -1);
    }

    /// The place on the ground.
    Warp.Point ground(float along, float away) {
        return warp.toGround(
                from.x() + along * alongX - side * away * alongY, from.y() + along * alongY + side * away * alongX);
    }

    /// Starts a box around a place.
    ///
    /// @param ridgeAlong whether its length runs along the road
    Outline box(float along, float away, boolean ridgeAlong, float length, float width) {
        var middle = ground(along, away);
        var ahead = ground(along + 4, away);
        float dx = ahead.x() - middle.x();
        float dy = ahead.y() - middle.y();
        float norm = (float) Math.hypot(dx, dy);
        float x = ridgeAlong ? dx / norm : -dy / norm;
        float y = ridgeAlong ? dy / norm : dx / norm;
        return new Outline(middle, x, y, length / 2, width / 2, 0, 0);
    }

    /// A box without a cover yet.
    record Outline(Warp.Point middle, float x, float y, float halfLength, float halfWidth, float eaves, float ridge) {

        /// @param above height of the ridge above the eaves, 0 for a flat roof
        Outline heights(float toEaves, float above) {
            return new Outline(middle, x, y, halfLength, halfWidth, toEaves, toEaves + above);
        }

        Box of(Cover cover, long seed) {
            return new Box(middle.x(), middle.y(), x, y, halfLength, halfWidth, eaves, ridge, cover, seed);
        }
    }
}
