package org.lapwing.mapview;

import java.awt.geom.Path2D;
import org.locationtech.jts.geom.CoordinateSequence;

/// Turns vertices on the ground into a path of pixels with as many points as can be told apart.
///
/// Vertices nearer than half a pixel to the last one are left out. Of vertices that all lie beyond one edge of the
/// window only the first and the last are kept: what is drawn between them is beyond that edge, too, so what is seen
/// of fills and strokes does not change.
final class PathTracer {

    /// How near vertices are left out, in pixels.
    static final double NEAR = 0.5;
    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int ABOVE = 4;
    private static final int BELOW = 8;

    private final double originX;
    private final double originY;
    private final double perUnitX;
    private final double perUnitY;
    private final double least;
    private final double mostX;
    private final double mostY;

    /// @param originX map x of the left edge
    /// @param originY map y of the upper edge
    /// @param perUnitX pixels per map unit
    /// @param perUnitY pixels per map unit, below 0 where north is up
    /// @param least left and upper edge of what counts as inside, in pixels
    /// @param mostX right edge of what counts as inside
    /// @param mostY lower edge of what counts as inside
    PathTracer(
            double originX,
            double originY,
            double perUnitX,
            double perUnitY,
            double least,
            double mostX,
            double mostY) {
        this.originX = originX;
        this.originY = originY;
        this.perUnitX = perUnitX;
        this.perUnitY = perUnitY;
        this.least = least;
        this.mostX = mostX;
        this.mostY = mostY;
    }

    /// Adds a line or ring to a path.
    void trace(CoordinateSequence points, Path2D.Double path) {
        trace(points, path, NEAR);
    }

    /// Adds a line or ring to a path.
    ///
    /// @param near how near, in pixels, vertices are left out
    void trace(CoordinateSequence points, Path2D.Double path, double near) {
        int last = points.size() - 1;
        double x = (points.getX(0) - originX) * perUnitX;
        double y = (points.getY(0) - originY) * perUnitY;
        path.moveTo(x, y);
        double waitingX = 0;
        double waitingY = 0;
        boolean waiting = false;
        int beyond = side(x, y);
        for (int i = 1; i <= last; i++) {
            double nextX = (points.getX(i) - originX) * perUnitX;
            double nextY = (points.getY(i) - originY) * perUnitY;
            if (i < last && !waiting && Math.abs(nextX - x) < near && Math.abs(nextY - y) < near) {
                continue;
            }
            int side = side(nextX, nextY);
            if (waiting && (i == last || (beyond & side) == 0)) {
                path.lineTo(waitingX, waitingY);
                x = waitingX;
                y = waitingY;
                beyond = side(x, y);
                waiting = false;
            }
            if (i < last && (beyond & side) != 0) {
                beyond &= side;
                waitingX = nextX;
                waitingY = nextY;
                waiting = true;
                continue;
            }
            path.lineTo(nextX, nextY);
            x = nextX;
            y = nextY;
            beyond = side;
        }
    }

    private int side(double x, double y) {
        return (x < least ? LEFT : x > mostX ? RIGHT : 0) | (y < least ? ABOVE : y > mostY ? BELOW : 0);
    }
}
