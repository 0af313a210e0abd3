package org.lapwing.datasets.scene;

/// Draws roads, streets, tracks and the strips between fields.
final class RoadPainter {

    private static final float BRIDGE_HEIGHT = 4;

    private final Canvas canvas;

    RoadPainter(Canvas canvas) {
        this.canvas = canvas;
    }

    /// Draws tracks, baulks, the grass under hedges and garden fences.
    void paintSoft(Spot spot, Parcel parcel, ParcelTree.Place place) {
        float cover = Noise.clamp(0.5f - place.softEdge);
        if (cover <= 0) {
            return;
        }
        switch (place.soft) {
            case TRACK -> track(spot, parcel, place.softEdge + Border.TRACK.halfWidth(), cover);
            case BAULK, HEDGE -> {
                grass(spot, cover, parcel.use() == LandUse.WOOD ? 0.8f : 1);
            }
            case FENCE -> canvas.mix(spot.pixel, 0.45f * cover, 66, 80, 54, 110);
            default -> {}
        }
    }

    private void grass(Spot spot, float cover, float tone) {
        float light = tone * (1 + 0.10f * spot.grain + 0.09f * spot.tufts);
        canvas.mix(spot.pixel, cover, 112 * light, 122 * light, 78 * light, 148 * light);
        if (cover > 0.5f) {
            canvas.label[spot.pixel] = SceneClass.HERBACEOUS;
        }
    }

    private void track(Spot spot, Parcel parcel, float fromMiddle, float cover) {
        float tone = (parcel.use() == LandUse.WOOD ? 0.8f : 1) * (1 + 0.05f * spot.grain + 0.06f * spot.patches);
        canvas.mix(spot.pixel, cover, 166 * tone, 150 * tone, 122 * tone, 152 * tone);
        float worn = spot.moisture > -0.35f ? 0.6f : 0.15f;
        canvas.mix(spot.pixel, worn * cover * Noise.clamp(0.9f - fromMiddle), 116, 122, 82, 145);
        if (cover > 0.5f) {
            canvas.label[spot.pixel] = SceneClass.BARREN;
        }
    }

    /// Draws paved roads with their verges, on bridges where they meet water.
    void paintPaved(Spot spot, ParcelTree.Place place, Waters.Place shore) {
        float edge = place.pavedEdge;
        if (edge > 3) {
            return;
        }
        boolean street = place.paved == Border.STREET;
        boolean overWater = shore.bank < 3;
        boolean wide = shore.color == Waters.Color.RIVER || shore.color == Waters.Color.QUARRY;
        if (overWater && street && wide) {
            return;
        }
        if (!street && !overWater && edge > 0) {
            verge(spot, edge);
        }
        float cover = Noise.clamp(0.5f - edge);
        if (cover > 0) {
            pavement(spot, place, cover);
            if (overWater && wide && cover > 0.5f) {
                canvas.elevation[spot.pixel] = BRIDGE_HEIGHT;
                canvas.mix(spot.pixel, Noise.clamp(1 - Math.abs(edge + 0.5f)), 176, 172, 164, 170);
            }
        }
    }

    private void verge(Spot spot, float edge) {
        float cover = Noise.clamp(2.4f - edge);
        float tone = 1 + 0.09f * spot.grain + 0.06f * spot.tufts;
        canvas.mix(spot.pixel, 0.85f * cover, 114 * tone, 124 * tone, 80 * tone, 150 * tone);
        if (cover > 0.6f) {
            canvas.label[spot.pixel] = SceneClass.HERBACEOUS;
        }
    }

    private void pavement(Spot spot, ParcelTree.Place place, float cover) {
        float patched = 1 + 0.035f * spot.patches + 0.025f * spot.grain + 0.04f * spot.moisture;
        float grey = patched * (place.paved == Border.MAIN_ROAD ? 104 : place.paved == Border.ROAD ? 128 : 120);
        canvas.mix(spot.pixel, cover, grey, grey, 0.985f * grey, 0.96f * grey);
        canvas.label[spot.pixel] = cover > 0.5f ? SceneClass.BARREN : canvas.label[spot.pixel];
        if (place.paved == Border.MAIN_ROAD) {
            markings(spot, place);
        } else if (place.paved == Border.STREET) {
            float kerb = Noise.clamp(1.4f + place.pavedEdge) * cover;
            canvas.mix(spot.pixel, 0.75f * kerb, 152, 148, 142, 146);
        }
    }

    private void markings(Spot spot, ParcelTree.Place place) {
        float fromMiddle = Math.abs(place.pavedEdge + Border.MAIN_ROAD.halfWidth());
        float phase = place.along - 9 * (float) Math.floor(place.along / 9);
        float dashes = phase < 4.5f ? Noise.clamp(0.75f - fromMiddle) : 0;
        float sides = Noise.clamp(0.7f - Math.abs(place.pavedEdge + 0.7f));
        canvas.mix(spot.pixel, Math.max(0.6f * dashes, 0.35f * sides), 208, 208, 204, 200);
    }
}
