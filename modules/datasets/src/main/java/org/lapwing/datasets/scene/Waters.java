package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.datasets.scene.Watercourse.Vertex;

/// All water of a scene: how far a place is from it. Immutable after planning; safe for several threads.
final class Waters {

    /// What water looks like: from silt, from algae, or deep.
    enum Color {
        RIVER(74, 82, 63, 44),
        BROOK(66, 74, 56, 48),
        GREEN(60, 82, 52, 58),
        BROWN(102, 94, 70, 62),
        DARK(34, 46, 42, 20),
        QUARRY(78, 118, 114, 38);

        private final float[] color;

        Color(float red, float green, float blue, float infrared) {
            color = new float[] {red, green, blue, infrared};
        }

        float band(int band) {
            return color[band];
        }
    }

    /// What lies at a place; reused from pixel to pixel by one thread.
    static final class Place {
        /// Metres to the edge of the bed, negative inside; huge where no water is near.
        float bank;
        /// Metres to the water's edge, negative in the water; above `bank` on sand bars.
        float water;
        /// What the nearest water looks like.
        Color color = Color.RIVER;
        private long cellKey = Long.MIN_VALUE;
        private int[] cell = {};
    }

    /// Metres from water up to which it is told from land without water.
    static final float REACH = 70;

    private static final int CELL = 32;

    private record Segment(Vertex a, Vertex b, Color color) {}

    private final List<Segment> planned = new ArrayList<>();
    private final List<Pond> ponds = new ArrayList<>();
    private final Buckets buckets = new Buckets(CELL);

    void add(Watercourse course, Color color) {
        var line = course.line();
        for (int i = 0; i + 1 < line.size(); i++) {
            var a = line.get(i);
            var b = line.get(i + 1);
            float reach = (color == Color.RIVER ? REACH : 25) + Math.max(a.halfWidth(), b.halfWidth());
            // Segments have even numbers, ponds odd ones.
            buckets.add(
                    2 * planned.size(),
                    Math.min(a.x(), b.x()) - reach,
                    Math.min(a.y(), b.y()) - reach,
                    Math.max(a.x(), b.x()) + reach,
                    Math.max(a.y(), b.y()) + reach);
            planned.add(new Segment(a, b, color));
        }
    }

    void add(Pond pond) {
        float reach = 1.4f * pond.radius() + 25;
        buckets.add(2 * ponds.size() + 1, pond.x() - reach, pond.y() - reach, pond.x() + reach, pond.y() + reach);
        ponds.add(pond);
    }

    /// Measures at a place of the ground.
    void locate(float x, float y, Place place) {
        place.bank = Float.MAX_VALUE;
        place.water = Float.MAX_VALUE;
        long key = buckets.key(x, y);
        if (key != place.cellKey) {
            place.cellKey = key;
            place.cell = buckets.at(x, y);
        }
        for (int i : place.cell) {
            if ((i & 1) == 0) {
                measure(planned.get(i / 2), x, y, place);
            } else {
                var pond = ponds.get(i / 2);
                float shore = pond.shore(x, y);
                if (shore < place.bank) {
                    place.bank = shore;
                    place.water = shore;
                    place.color = pond.color();
                }
            }
        }
    }

    private static void measure(Segment segment, float x, float y, Place place) {
        var a = segment.a;
        var b = segment.b;
        float dx = b.x() - a.x();
        float dy = b.y() - a.y();
        float share = Noise.clamp(((x - a.x()) * dx + (y - a.y()) * dy) / (dx * dx + dy * dy));
        float ex = x - a.x() - share * dx;
        float ey = y - a.y() - share * dy;
        float distance = (float) Math.sqrt(ex * ex + ey * ey);
        float halfWidth = Noise.lerp(a.halfWidth(), b.halfWidth(), share);
        if (distance - halfWidth < place.bank) {
            // Where it turns right (y grows southward) the inner side is that of a positive cross product.
            float inner = Math.signum(dx * ey - dy * ex) * Noise.lerp(a.bend(), b.bend(), share);
            float bar = 0.62f * Noise.step(0.3f, 1.0f, inner);
            place.bank = distance - halfWidth;
            place.water = distance - halfWidth * (1 - bar);
            place.color = segment.color;
        }
    }
}
