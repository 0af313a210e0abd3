package org.lapwing.datasets.scene;

import java.util.Arrays;

/// Draws the ground of a window: parcels, then field borders, water and roads on top.
final class GroundPainter {

    private final LandPlan plan;
    private final Canvas canvas;
    private final Field shiftX;
    private final Field shiftY;
    private final Field moisture;
    private final Field soil;
    private final CropPainter crops;
    private final WaterPainter water;
    private final RoadPainter roads;
    private final ParcelTree.Place place = new ParcelTree.Place();
    private final Waters.Place shore = new Waters.Place();
    private final Spot spot = new Spot();
    private final float[] mixed = new float[Canvas.BANDS];

    GroundPainter(LandPlan plan, Canvas canvas) {
        this.plan = plan;
        this.canvas = canvas;
        long seed = Noise.mix(plan.settings.seed() + 55);
        shiftX = new Field(canvas, plan.warp::shiftX);
        shiftY = new Field(canvas, plan.warp::shiftY);
        moisture = new Field(
                canvas,
                (x, y) ->
                        0.7f * Noise.rolling(seed, x / 210, y / 210) + 0.3f * Noise.rolling(seed + 40, x / 60, y / 60));
        soil = new Field(canvas, (x, y) -> Noise.rolling(seed + 80, x / 420, y / 420));
        crops = new CropPainter(canvas);
        water = new WaterPainter(canvas);
        roads = new RoadPainter(canvas);
    }

    void paint() {
        long seed = plan.settings.seed();
        for (int row = 0; row < canvas.height; row++) {
            for (int column = 0; column < canvas.width; column++) {
                float x = canvas.left + column + 0.5f;
                float y = canvas.top + row + 0.5f;
                spot.pixel = row * canvas.width + column;
                spot.x = x;
                spot.y = y;
                spot.u = x + shiftX.at(x, y);
                spot.v = y + shiftY.at(x, y);
                spot.moisture = moisture.at(x, y);
                spot.soil = soil.at(x, y);
                spot.grain = 2 * Noise.value(seed + 1, x / 1.6f, y / 1.6f) - 1;
                spot.tufts = 2 * Noise.value(seed + 2, x / 4.3f, y / 4.3f) - 1;
                spot.patches = 2 * Noise.value(seed + 3, x / 17, y / 17) - 1;
                paintSpot();
            }
        }
    }

    // A pixel on the border of two parcels shows both: the mean of its four quarters.
    private void mixAcrossBorder() {
        float u = spot.u;
        float v = spot.v;
        Arrays.fill(mixed, 0);
        for (int quarter = 0; quarter < 4; quarter++) {
            spot.u = u + 0.5f * (quarter & 1) - 0.25f;
            spot.v = v + 0.5f * (quarter >> 1) - 0.25f;
            plan.parcels.locate(spot.u, spot.v, place);
            crops.paint(spot, plan.parcels.parcel(place.parcel), place);
            for (int band = 0; band < Canvas.BANDS; band++) {
                mixed[band] += canvas.color[band][spot.pixel] / 4;
            }
        }
        spot.u = u;
        spot.v = v;
        plan.parcels.locate(u, v, place);
    }

    private void paintSpot() {
        plan.parcels.locate(spot.u, spot.v, place);
        plan.waters.locate(spot.x, spot.y, shore);
        if (place.nearest < 0.75f) {
            mixAcrossBorder();
        }
        var parcel = plan.parcels.parcel(place.parcel);
        crops.paint(spot, parcel, place);
        if (place.nearest < 0.75f) {
            for (int band = 0; band < Canvas.BANDS; band++) {
                canvas.color[band][spot.pixel] = mixed[band];
            }
        }
        roads.paintSoft(spot, parcel, place);
        water.paint(spot, shore);
        roads.paintPaved(spot, place, shore);
    }
}
