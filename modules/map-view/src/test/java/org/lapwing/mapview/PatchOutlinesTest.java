package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lapwing.mapview.MapMark.Patch.State;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class PatchOutlinesTest {

    private final PatchOutlines outlines = new PatchOutlines();
    private final Viewport view = new Viewport(0, 0, 1, 400, 300, 1);

    @Test
    void outlinesMoveWithTheViewAndKeepTheirNodes() {
        outlines.show(List.of(patch(-10, "1", State.WAITING)));
        outlines.follow(view);
        var line = line(0);
        assertEquals(190, line.getPoints().getFirst());

        outlines.follow(view.pan(25, 0));

        assertSame(line, line(0));
        assertEquals(215, line.getPoints().getFirst());
    }

    @Test
    void theCurrentPatchIsDrawnAboveAllOthers() {
        outlines.show(
                List.of(patch(-100, "1", State.DONE), patch(0, "2", State.CURRENT), patch(50, "3", State.WAITING)));

        assertEquals("2", ((Label) nodes().getLast()).getText());
        assertTrue(nodes().getLast().getStyleClass().contains("map-patch-tag-current"));
    }

    @Test
    void whatLiesOutsideTheViewIsHiddenAndTagsOfSpecksToo() {
        outlines.show(List.of(patch(-10, "1", State.WAITING), patch(900, "2", State.WAITING)));
        outlines.follow(view);
        assertTrue(line(0).isVisible());
        assertFalse(line(1).isVisible());

        outlines.follow(view.withScale(8));
        assertTrue(line(1).isVisible());
        assertFalse(nodes().get(2).isVisible(), "a patch of 2.5 screen pixels has no tag");
    }

    @Test
    void anOutlineOfTwoCornersIsRefused() {
        var corners = List.of(new MapPoint(0, 0), new MapPoint(1, 1));
        assertThrows(IllegalArgumentException.class, () -> new MapMark.Patch(corners, "1", State.WAITING));
    }

    private static MapMark.Patch patch(double left, String tag, State state) {
        return new MapMark.Patch(
                List.of(
                        new MapPoint(left, 10),
                        new MapPoint(left + 20, 10),
                        new MapPoint(left + 20, -10),
                        new MapPoint(left, -10)),
                tag,
                state);
    }

    private List<Node> nodes() {
        return ((Pane) outlines.node()).getChildren();
    }

    private Polygon line(int index) {
        return (Polygon) nodes().get(3 * index + 1);
    }
}
