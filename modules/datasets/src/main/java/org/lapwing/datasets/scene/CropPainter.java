package org.lapwing.datasets.scene;

/// Draws what grows in a parcel: colour by use, tone by parcel, rows, wheel tracks, headlands and patches.
final class CropPainter {

    private static final float HEADLAND = 12;
    private static final float TWO_PI = (float) (2 * Math.PI);

    private final Canvas canvas;
    private final float[] color = new float[Canvas.BANDS];
    private int landClass;

    CropPainter(Canvas canvas) {
        this.canvas = canvas;
    }

    void paint(Spot spot, Parcel parcel, ParcelTree.Place place) {
        var use = parcel.use();
        landClass = use.landClass();
        for (int band = 0; band < Canvas.BANDS; band++) {
            color[band] = use.color(band);
        }
        // At the ends of a field the machine turns, so rows run along its border there.
        float across = place.nearest < HEADLAND
                ? place.nearest
                : spot.u * parcel.acrossX() + spot.v * parcel.acrossY() + parcel.tramMetres();
        switch (use) {
            case WHEAT, BARLEY, BEET, CLOVER, RAPESEED, RIPE -> cereal(spot, parcel, across);
            case MAIZE -> maize(spot, parcel, across);
            case STUBBLE -> stubble(spot, parcel, across);
            case PLOUGHED -> ploughed(spot, parcel, across);
            case SEEDED -> seeded(spot, parcel, across);
            case MEADOW -> meadow(spot, parcel, across);
            case PASTURE, FALLOW, ORCHARD -> pasture(spot, parcel);
            case GARDEN -> garden(spot, parcel);
            case COMMERCE -> commerce(spot, parcel, place);
            case QUARRY -> quarry(spot, place);
            case WOOD -> brighten(1 + 0.25f * spot.tufts + 0.12f * spot.grain);
            case CLEARING -> clearing(spot, across);
        }
        for (int band = 0; band < Canvas.BANDS; band++) {
            canvas.color[band][spot.pixel] = color[band];
        }
        canvas.label[spot.pixel] = (byte) landClass;
    }

    private void cereal(Spot spot, Parcel parcel, float across) {
        float rows = (float) Math.sin(TWO_PI * across / parcel.rowMetres());
        float amplitude = parcel.use() == LandUse.CLOVER ? 0.015f : parcel.use() == LandUse.BEET ? 0.055f : 0.035f;
        float lush = 0.55f * spot.moisture + 0.25f * spot.patches;
        brighten(1 + 0.14f * parcel.tone() + amplitude * rows + 0.035f * spot.grain + 0.03f * spot.tufts);
        // Lush places are darker in the visible and brighter in the near infrared.
        tint(1 - 0.11f * lush, 1 - 0.05f * lush, 1 - 0.09f * lush, 1 + 0.07f * lush);
        float vigour = parcel.vigour() - 0.5f;
        tint(1 - 0.12f * vigour, 1 + 0.03f * vigour, 1 - 0.08f * vigour, 1 + 0.10f * vigour);
        mixSoil(spot, 0.5f * wheels(across, parcel.tramMetres()));
        mixSoil(spot, 0.35f * Noise.step(0.25f, 0.75f, -lush + 0.15f * spot.tufts));
    }

    private void maize(Spot spot, Parcel parcel, float across) {
        float rows = 0.5f + 0.5f * (float) Math.sin(TWO_PI * across / 3.1f);
        float cover = Noise.clamp(0.04f + 0.6f * parcel.vigour() + 0.22f * spot.moisture + 0.15f * spot.tufts);
        brighten(1 + 0.06f * parcel.tone() + 0.06f * spot.grain);
        mixSoil(spot, Noise.clamp(1.15f - cover - 0.55f * rows));
    }

    private void stubble(Spot spot, Parcel parcel, float across) {
        float swath = Noise.step(0.5f, 0.9f, (float) Math.sin(TWO_PI * across / (parcel.tramMetres() * 0.4f)));
        float rows = (float) Math.sin(TWO_PI * across / 3.3f);
        brighten(1 + 0.10f * parcel.tone() + 0.10f * swath + 0.03f * rows + 0.05f * spot.grain + 0.05f * spot.patches);
        mixSoil(spot, 0.3f * Noise.clamp(0.4f - swath + 0.4f * spot.moisture));
    }

    private void ploughed(Spot spot, Parcel parcel, float across) {
        float furrows = (float) Math.sin(TWO_PI * across / (0.8f * parcel.rowMetres() + 1));
        soilColor(spot);
        brighten(0.94f + 0.09f * parcel.tone() + 0.045f * furrows + 0.07f * spot.grain - 0.12f * spot.moisture);
        brighten(1 - 0.08f * wheels(across, 3 * parcel.tramMetres()));
        // Weeds come up where it rained; to a single pixel they look like a thin crop.
        float weeds = parcel.vigour() * Noise.step(0, 0.9f, spot.patches + spot.moisture + 0.4f * spot.tufts);
        mix(0.7f * weeds, 108, 114, 74, 142);
    }

    private void seeded(Spot spot, Parcel parcel, float across) {
        float lines = (float) Math.sin(TWO_PI * across / 2.8f);
        brighten(1
                + 0.10f * parcel.tone()
                + 0.12f * spot.soil
                - 0.09f * spot.moisture
                + 0.018f * lines
                + 0.03f * spot.grain
                + 0.03f * spot.tufts);
        brighten(1 - 0.10f * wheels(across, parcel.tramMetres()));
    }

    private void meadow(Spot spot, Parcel parcel, float across) {
        float stripe = Noise.step(-0.25f, 0.25f, (float) Math.sin(TWO_PI * across / (2 * (6 + parcel.rowMetres()))));
        float mown = parcel.vigour() > 0.45f ? 0.07f : 0.015f;
        brighten(0.97f
                + 0.09f * parcel.tone()
                + mown * stripe
                + 0.05f * spot.grain
                + 0.05f * spot.tufts
                + 0.05f * spot.patches);
        tint(1 - 0.10f * spot.moisture, 1, 1 - 0.07f * spot.moisture, 1 + 0.06f * spot.moisture);
    }

    private void pasture(Spot spot, Parcel parcel) {
        float dry = Noise.step(0.05f, 0.75f, 0.6f * spot.patches - 0.5f * spot.moisture + 0.25f * spot.tufts);
        brighten(1 + 0.13f * parcel.tone() + 0.08f * spot.grain + 0.07f * spot.tufts);
        tint(1 + 0.22f * dry, 1 + 0.09f * dry, 1 + 0.10f * dry, 1 - 0.08f * dry);
    }

    private void garden(Spot spot, Parcel parcel) {
        float wild = Noise.step(0.1f, 0.6f, spot.patches + 0.4f * spot.tufts);
        brighten(1 + 0.08f * parcel.tone() + 0.06f * spot.grain - 0.16f * wild);
        float bed = Noise.step(0.35f, 0.6f, -spot.patches + 0.5f * spot.tufts - 0.2f);
        mixSoil(spot, 0.55f * bed);
    }

    // A yard of asphalt with marked bays, and a strip of lawn at its fence.
    private void commerce(Spot spot, Parcel parcel, ParcelTree.Place place) {
        brighten(1 + 0.05f * spot.patches + 0.03f * spot.grain + 0.1f * parcel.tone());
        float bay = (spot.u * parcel.acrossY() - spot.v * parcel.acrossX()) / 2.8f;
        boolean bays = place.nearest > 9 && place.nearest < 14.5f && bay - Math.floor(bay) < 0.2;
        mix(bays ? 0.4f : 0, 200, 200, 196, 190);
        float lawn = Noise.clamp(5.5f + 1.5f * spot.patches - place.nearest);
        float tone = 1 + 0.08f * spot.grain + 0.07f * spot.tufts;
        mix(lawn, 98 * tone, 118 * tone, 72 * tone, 154 * tone);
        landClass = lawn > 0.5f ? SceneClass.HERBACEOUS : landClass;
    }

    private void quarry(Spot spot, ParcelTree.Place place) {
        float terrace = (place.nearest + 9 * spot.moisture + 1.2f * spot.patches) / 15;
        float face = Noise.step(0.72f, 0.95f, terrace - (float) Math.floor(terrace));
        brighten(0.98f + 0.10f * spot.patches + 0.06f * spot.grain + 0.06f * spot.moisture - 0.28f * face);
    }

    private void clearing(Spot spot, float across) {
        float brash = Noise.step(0.2f, 0.8f, (float) Math.sin(TWO_PI * across / 11) + 0.6f * spot.tufts);
        brighten(1 + 0.12f * spot.grain + 0.10f * spot.tufts - 0.25f * brash);
        tint(1 - 0.2f * spot.patches, 1 - 0.06f * spot.patches, 1 - 0.15f * spot.patches, 1 + 0.15f * spot.patches);
    }

    // Two wheels 1.9 m apart, once every working width.
    private static float wheels(float across, float spacing) {
        float offset = across - spacing * (float) Math.floor(across / spacing) - spacing / 2;
        return Noise.clamp(1.1f - Math.abs(Math.abs(offset) - 0.95f));
    }

    private void soilColor(Spot spot) {
        float tone = 1 + 0.17f * spot.soil;
        color[0] = 124 * tone;
        color[1] = 105 * tone;
        color[2] = (84 - 4 * spot.soil) * tone;
        color[3] = 118 * tone;
    }

    private void mix(float share, float red, float green, float blue, float infrared) {
        color[0] += share * (red - color[0]);
        color[1] += share * (green - color[1]);
        color[2] += share * (blue - color[2]);
        color[3] += share * (infrared - color[3]);
    }

    private void mixSoil(Spot spot, float share) {
        float tone = 1 + 0.15f * spot.soil + 0.04f * spot.grain;
        mix(share, 138 * tone, 117 * tone, 92 * tone, 130 * tone);
    }

    private void brighten(float factor) {
        tint(factor, factor, factor, factor);
    }

    private void tint(float red, float green, float blue, float infrared) {
        color[0] *= red;
        color[1] *= green;
        color[2] *= blue;
        color[3] *= infrared;
    }
}
