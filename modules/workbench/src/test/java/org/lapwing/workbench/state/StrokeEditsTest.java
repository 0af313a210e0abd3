package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.drawing.DrawingStroke;
import org.lapwing.workbench.drawing.DrawingStroke.Effect;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/// Ground that the model is judged on stays unlabelled.
class StrokeEditsTest {

    private static final LockedArea LOCKED =
            new LockedArea(List.of(new GeometryFactory().toGeometry(new Envelope(10, 20, 10, 20))));

    private final StrokeEdits edits = new StrokeEdits(
            LabelSnapshot.of(
                    1, "EPSG:32632", new LabelClasses(List.of(LabelClass.of(1, "water", "#0000FF"))), List.of()),
            MapWay.SAME,
            1,
            "Ada",
            Instant.EPOCH,
            Set.of(),
            0,
            Optional.empty(),
            LOCKED);

    private static DrawingStroke square(double left, double bottom, double side) {
        return new DrawingStroke.Area(
                List.of(
                        new MapPoint(left, bottom),
                        new MapPoint(left + side, bottom),
                        new MapPoint(left + side, bottom + side),
                        new MapPoint(left, bottom + side)),
                Effect.ADD);
    }

    @Test
    void whatReachesIntoALockedBlockIsRefusedThere() {
        var refused = assertThrows(EditRefusedException.class, () -> edits.of(square(5, 5, 10)));

        var place = refused.place().orElseThrow();
        assertTrue(place.x > 10 && place.x < 15 && place.y > 10 && place.y < 15, place.toString());
        assertThrows(EditRefusedException.class, () -> edits.of(new DrawingStroke.Spot(new MapPoint(15, 15))));
    }

    @Test
    void whatOnlyTouchesItIsDrawn() throws Exception {
        assertEquals(1, edits.of(square(0, 0, 10)).chosen().size());
        assertEquals(1, edits.of(square(20, 10, 5)).chosen().size());
    }
}
