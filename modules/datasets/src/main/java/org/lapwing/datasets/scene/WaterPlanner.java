package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.datasets.scene.Watercourse.Vertex;

/// Plans the river, its brooks and the ponds.
final class WaterPlanner {

    private final LandPlan plan;
    private final Dice dice;
    private final float width;
    private final float height;

    WaterPlanner(LandPlan plan, Dice dice) {
        this.plan = plan;
        this.dice = dice;
        this.width = plan.settings.columns();
        this.height = plan.settings.rows();
    }

    /// Adds the running water, around which the rest is planned.
    ///
    /// @return the courses, the river first
    List<Watercourse> planCourses() {
        var courses = new ArrayList<Watercourse>();
        float reach = 0.75f * (float) Math.hypot(width, height) + 400;
        float heading = dice.range(0.25f, 0.75f) + (dice.chance(0.5) ? 0 : (float) Math.PI / 2);
        var river = Watercourse.river(
                width * dice.range(0.42f, 0.58f), height * dice.range(0.42f, 0.58f), heading, reach, dice.fork());
        courses.add(river);
        plan.waters.add(river, Waters.Color.RIVER);
        int brooks = Math.clamp(Math.round(width * height / 1_900_000), 1, 40);
        for (int i = 0; i < brooks; i++) {
            var brook = brook(river, dice.fork());
            courses.add(brook);
            plan.waters.add(brook, Waters.Color.BROOK);
        }
        return List.copyOf(courses);
    }

    // Brooks spring anywhere and run to the nearest bend, cut short so that they do not cross half the scene.
    private Watercourse brook(Watercourse river, Dice own) {
        float x = 0;
        float y = 0;
        Vertex mouth = river.line().getFirst();
        for (int attempt = 0; attempt < 12; attempt++) {
            x = own.range(-0.05f, 1.05f) * width;
            y = own.range(-0.05f, 1.05f) * height;
            mouth = river.nearest(x, y);
            double length = Math.hypot(mouth.x() - x, mouth.y() - y);
            if (length > 350 && length < 1600) {
                break;
            }
        }
        return Watercourse.brook(x, y, mouth.x(), mouth.y(), own);
    }

    /// Adds ponds where neither roads nor houses stand; parcels must be planned.
    void planPonds() {
        int wanted = Math.clamp(Math.round(width * height / 210_000), 1, 4000);
        var place = new ParcelTree.Place();
        for (int i = 0; i < wanted; i++) {
            var own = dice.fork();
            for (int attempt = 0; attempt < 8; attempt++) {
                float x = own.range(0.03f, 0.97f) * width;
                float y = own.range(0.03f, 0.97f) * height;
                float radius = own.range(8, 20) + (own.chance(0.2) ? own.range(5, 22) : 0);
                if (isFree(x, y, radius, place)) {
                    plan.waters.add(new Pond(x, y, radius, own.range(0, 6.28f), color(own)));
                    break;
                }
            }
        }
    }

    private static Waters.Color color(Dice own) {
        float share = own.unit();
        if (share < 0.4f) {
            return Waters.Color.GREEN;
        }
        return share < 0.65f ? Waters.Color.BROWN : Waters.Color.DARK;
    }

    private boolean isFree(float x, float y, float radius, ParcelTree.Place place) {
        var on = plan.warp.toPlan(x, y);
        plan.parcels.locate(on.x(), on.y(), place);
        boolean tracked = place.soft == Border.TRACK && place.softEdge < radius + 3;
        return place.pavedEdge > 1.4f * radius + 6
                && !tracked
                && !plan.parcels.parcel(place.parcel).use().isBuilt()
                && plan.bank(x, y) > radius + 20
                && !plan.isBuilt(x, y, 1.4f * radius + 4);
    }
}
