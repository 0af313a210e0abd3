package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;

/// A convex piece of the plan; each corner knows the border that runs from it to the next. Immutable.
final class Polygon {

    /// A corner and the border that starts there.
    ///
    /// @param x plan coordinate
    /// @param y plan coordinate
    /// @param border kind of the side to the next corner
    record Corner(float x, float y, Border border) {}

    private final List<Corner> corners;

    Polygon(List<Corner> corners) {
        this.corners = List.copyOf(corners);
    }

    static Polygon rectangle(float left, float top, float right, float bottom) {
        return new Polygon(List.of(
                new Corner(left, top, Border.PLAIN),
                new Corner(right, top, Border.PLAIN),
                new Corner(right, bottom, Border.PLAIN),
                new Corner(left, bottom, Border.PLAIN)));
    }

    List<Corner> corners() {
        return corners;
    }

    Corner after(int corner) {
        return corners.get((corner + 1) % corners.size());
    }

    /// Square metres.
    float area() {
        double twice = 0;
        for (int i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = after(i);
            twice += (double) a.x * b.y - (double) b.x * a.y;
        }
        return (float) Math.abs(twice / 2);
    }

    /// Mean of the corners.
    Warp.Point middle() {
        float x = 0;
        float y = 0;
        for (var corner : corners) {
            x += corner.x;
            y += corner.y;
        }
        return new Warp.Point(x / corners.size(), y / corners.size());
    }

    /// Least and greatest distance of corners along a direction.
    float[] extent(float directionX, float directionY) {
        float least = Float.MAX_VALUE;
        float greatest = -Float.MAX_VALUE;
        for (var corner : corners) {
            float along = corner.x * directionX + corner.y * directionY;
            least = Math.min(least, along);
            greatest = Math.max(greatest, along);
        }
        return new float[] {least, greatest};
    }

    /// Angle of the direction in which it is longest, of sixteen tried.
    float longAxis() {
        float best = 0;
        float ratio = 0;
        for (int i = 0; i < 16; i++) {
            float angle = (float) (Math.PI * i / 16);
            float x = (float) Math.cos(angle);
            float y = (float) Math.sin(angle);
            var along = extent(x, y);
            var across = extent(-y, x);
            float candidate = (along[1] - along[0]) / Math.max(1, across[1] - across[0]);
            if (candidate > ratio) {
                ratio = candidate;
                best = angle;
            }
        }
        return best;
    }

    /// The angle of the longest side whose border is paved, or of the longest side at all.
    float streetAngle() {
        float angle = 0;
        float longest = -1;
        for (int i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = after(i);
            float length = (float) Math.hypot(b.x - a.x, b.y - a.y) * (a.border.isPaved() ? 10 : 1);
            if (length > longest) {
                longest = length;
                angle = (float) Math.atan2(b.y - a.y, b.x - a.x);
            }
        }
        return angle;
    }

    /// The part where `x * normalX + y * normalY` is below (`side` < 0) or above `offset`.
    ///
    /// @param border kind of the new side
    Polygon half(float normalX, float normalY, float offset, int side, Border border) {
        var kept = new ArrayList<Corner>();
        for (int i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = after(i);
            float da = (a.x * normalX + a.y * normalY - offset) * side;
            float db = (b.x * normalX + b.y * normalY - offset) * side;
            if (da >= 0) {
                kept.add(a);
            }
            if (da >= 0 != db >= 0) {
                float share = da / (da - db);
                var next = da >= 0 ? border : a.border;
                kept.add(new Corner(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, next));
            }
        }
        return new Polygon(kept);
    }

    /// Ends of the line `x * normalX + y * normalY = offset` inside, empty where it misses.
    List<Warp.Point> chord(float normalX, float normalY, float offset) {
        var ends = new ArrayList<Warp.Point>();
        for (int i = 0; i < corners.size(); i++) {
            var a = corners.get(i);
            var b = after(i);
            float da = a.x * normalX + a.y * normalY - offset;
            float db = b.x * normalX + b.y * normalY - offset;
            if (da >= 0 != db >= 0) {
                float share = da / (da - db);
                ends.add(new Warp.Point(a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share));
            }
        }
        return ends;
    }
}
