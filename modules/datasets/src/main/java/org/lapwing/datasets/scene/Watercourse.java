package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;

/// The course of a river or brook: a winding line with a width.
///
/// @param line its vertices, downstream
record Watercourse(List<Vertex> line) {

    /// A point of the line.
    ///
    /// @param x ground coordinate
    /// @param y ground coordinate
    /// @param halfWidth half the width of the bed in metres
    /// @param bend how sharply it turns to the right here, about -1.2 to 1.2
    record Vertex(float x, float y, float halfWidth, float bend) {}

    /// Copies the list.
    Watercourse {
        line = List.copyOf(line);
    }

    /// A meandering river through (`x`, `y`): its direction swings as a sine of its length (Langbein and Leopold,
    /// 1966), with bends of changing strength.
    ///
    /// @param heading mean direction, radians
    /// @param halfLength metres to go to both sides
    static Watercourse river(float x, float y, float heading, float halfLength, Dice dice) {
        long seed = dice.next();
        float phase = dice.range(0, 6.28f);
        var line = new ArrayList<Vertex>(
                half(x, y, heading, -halfLength, seed, phase).reversed());
        var downstream = half(x, y, heading, halfLength, seed, phase);
        line.addAll(downstream.subList(1, downstream.size())); // both halves start at the same place
        return new Watercourse(line);
    }

    private static List<Vertex> half(float x, float y, float heading, float length, long seed, float phase) {
        float stride = Math.signum(length) * 8;
        float px = x;
        float py = y;
        var vertices = new ArrayList<Vertex>();
        // The line is about one and a half times as long as the valley.
        for (float s = 0; Math.abs(s) < 1.9f * Math.abs(length); s += stride) {
            float swing = 1.0f + 0.42f * Noise.rolling(seed, s / 1900, 0.5f);
            float wave = 2 * (float) Math.PI * s / 1250 + phase + 1.3f * Noise.rolling(seed + 5, s / 1300, 2.5f);
            float angle = heading + swing * (float) Math.sin(wave) + 0.25f * Noise.rolling(seed + 9, s / 420, 4.5f);
            float bend = swing * (float) Math.cos(wave);
            float halfWidth = 26 + 6 * Noise.rolling(seed + 13, s / 330, 6.5f) + 6 * Math.abs(bend);
            vertices.add(new Vertex(px, py, halfWidth, bend));
            px += stride * (float) Math.cos(angle);
            py += stride * (float) Math.sin(angle);
        }
        return vertices;
    }

    /// A brook from one place to another, winding a little and growing.
    static Watercourse brook(float fromX, float fromY, float toX, float toY, Dice dice) {
        long seed = dice.next();
        float length = Math.max(10, (float) Math.hypot(toX - fromX, toY - fromY));
        float alongX = (toX - fromX) / length;
        float alongY = (toY - fromY) / length;
        var line = new ArrayList<Vertex>();
        for (float s = 0; s <= length; s += 5) {
            float ends = Math.min(1, Math.min(s, length - s) / 150);
            float aside = ends * (80 * Noise.rolling(seed, s / 420, 0.5f) + 13 * Noise.rolling(seed + 3, s / 75, 1.5f));
            float halfWidth = 1.7f + 1.5f * s / length + 0.6f * Noise.rolling(seed + 7, s / 60, 2.5f);
            line.add(
                    new Vertex(fromX + alongX * s - alongY * aside, fromY + alongY * s + alongX * aside, halfWidth, 0));
        }
        return new Watercourse(line);
    }

    /// The vertex next to (`x`, `y`).
    Vertex nearest(float x, float y) {
        var best = line.getFirst();
        for (var vertex : line) {
            if (Math.hypot(vertex.x - x, vertex.y - y) < Math.hypot(best.x - x, best.y - y)) {
                best = vertex;
            }
        }
        return best;
    }
}
