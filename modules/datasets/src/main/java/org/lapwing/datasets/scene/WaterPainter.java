package org.lapwing.datasets.scene;

/// Draws water, its wet edges, sand bars and the rough grass along it.
final class WaterPainter {

    private final Canvas canvas;

    WaterPainter(Canvas canvas) {
        this.canvas = canvas;
    }

    void paint(Spot spot, Waters.Place shore) {
        boolean river = shore.color == Waters.Color.RIVER;
        boolean quarry = shore.color == Waters.Color.QUARRY;
        float margin = river ? 9 + 14 * (spot.moisture + 0.6f * spot.patches) : 4 + 1.5f * spot.patches;
        if (shore.bank > Math.max(margin, 0) + 1) {
            return;
        }
        if (!quarry) {
            rough(spot, Noise.clamp(0.5f * (Math.max(margin, 1.5f) - shore.bank)));
        }
        if (river && shore.bank < 0.5f && shore.water > -0.5f) {
            bar(spot, shore, Noise.clamp(0.5f - shore.bank));
        }
        float cover = Noise.clamp(0.5f - shore.water);
        if (cover > 0) {
            surface(spot, shore, cover);
        }
    }

    private void rough(Spot spot, float cover) {
        float tone = 1 + 0.10f * spot.grain + 0.10f * spot.tufts + 0.08f * spot.patches;
        canvas.mix(spot.pixel, cover, 106 * tone, 116 * tone, 74 * tone, 142 * tone);
        if (cover > 0.5f) {
            canvas.label[spot.pixel] = SceneClass.HERBACEOUS;
        }
    }

    private void bar(Spot spot, Waters.Place shore, float cover) {
        float wet = Noise.step(5, 0, shore.water);
        float tone = (1 - 0.30f * wet) * (1 + 0.06f * spot.grain + 0.05f * spot.patches);
        canvas.mix(spot.pixel, cover, 184 * tone, 168 * tone, 136 * tone, 178 * tone);
        float grown = Noise.step(0.25f, 0.6f, spot.patches + 0.5f * spot.tufts - 0.12f * (shore.water - 10));
        if (shore.water > 8) {
            canvas.mix(spot.pixel, 0.6f * grown * cover, 112, 122, 80, 150);
        }
        if (cover > 0.5f) {
            canvas.label[spot.pixel] = SceneClass.BARREN;
        }
    }

    private void surface(Spot spot, Waters.Place shore, float cover) {
        var color = shore.color;
        // Shallow water shows its bed; algae and silt drift in patches.
        float shallow = Noise.step(-6.5f, 0, shore.water) * (color == Waters.Color.DARK ? 0.15f : 0.3f);
        float drift = 1 + 0.07f * spot.moisture + 0.025f * spot.patches + 0.012f * spot.grain;
        float bloom = color == Waters.Color.GREEN ? 0.5f * Noise.step(0, 0.8f, spot.patches + spot.moisture) : 0;
        canvas.mix(
                spot.pixel,
                cover,
                drift * Noise.lerp(color.band(0), 112, shallow),
                drift * Noise.lerp(color.band(1), 104, shallow) + 14 * bloom,
                drift * Noise.lerp(color.band(2), 78, shallow),
                drift * Noise.lerp(color.band(3), 80, shallow) + 52 * bloom);
        if (cover > 0.5f) {
            canvas.label[spot.pixel] = SceneClass.WATER;
        }
    }
}
