package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.mapview.MapPointer;
import org.lapwing.mapview.MapPointer.Key;
import org.lapwing.mapview.MapPointer.Phase;
import org.lapwing.workbench.drawing.BrushSize;
import org.lapwing.workbench.drawing.DrawingHand.HandKey;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.fake.FakeServices;

/// Strokes become edits, whatever toolkit the pointer comes from. One map unit is one pixel of a land of 64 × 64.
class DrawingViewModelTest {

    private static final double LEFT = 500_000;
    private static final double TOP = 5_400_000;

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final LabelsViewModel labels = window.annotations();
    private final DrawingViewModel drawing = window.drawing();
    private final Set<Key> held = EnumSet.noneOf(Key.class);

    @BeforeEach
    void open() {
        labels.author().set("Ada");
        window.workspace().openProject(Path.of("trained")).join();
        drawing.snapping().set(false);
    }

    private void pointer(Phase phase, double column, double row, int clicks) {
        drawing.pointer(new MapPointer(phase, new MapPoint(LEFT + column, TOP - row), 0.25, clicks, held));
    }

    private void click(double column, double row) {
        pointer(Phase.PRESSED, column, row, 1);
        pointer(Phase.RELEASED, column, row, 1);
    }

    private void drag(double column, double row, double toColumn, double toRow) {
        pointer(Phase.PRESSED, column, row, 1);
        for (int step = 1; step <= 20; step++) {
            pointer(Phase.DRAGGED, column + (toColumn - column) * step / 20, row + (toRow - row) * step / 20, 1);
        }
        pointer(Phase.RELEASED, toColumn, toRow, 1);
    }

    private void rectangle(double column, double row, double toColumn, double toRow) {
        hold(DrawingTool.RECTANGLE);
        drag(column, row, toColumn, toRow);
    }

    private void hold(DrawingTool tool) {
        if (drawing.tool().get().filter(tool::equals).isEmpty()) {
            drawing.take(tool).join();
        }
    }

    private List<Annotation> all() {
        return labels.snapshot().get().map(LabelSnapshot::annotations).orElse(List.of());
    }

    private double area() {
        return all().stream().mapToDouble(each -> each.geometry().getArea()).sum();
    }

    private String problem() {
        return labels.problem().get().map(EditProblem::text).orElse("");
    }

    @Test
    void theFileOfLabelsIsMadeWithTheFirstToolAndHasTheClassesOfTheLegendAndOneForTheUnknown() {
        assertEquals(LabelsViewModel.State.NONE, labels.state().get());
        hold(DrawingTool.POLYGON);

        assertEquals(LabelsViewModel.State.OPEN, labels.state().get());
        assertEquals(5, labels.classes().classes().get().classes().size());
        assertTrue(labels.classes().classes().get().unknown().isPresent());
        assertTrue(labels.file().get().orElseThrow().endsWith("labels.gpkg"));
    }

    @Test
    void aPolygonIsClosedByEnterAndByItsFirstCornerAndBackspaceTakesCornersBack() {
        hold(DrawingTool.POLYGON);
        click(10, 10);
        click(20, 10);
        click(40, 40);
        assertTrue(drawing.key(HandKey.BACK));
        click(20, 20);
        assertTrue(drawing.key(HandKey.ACCEPT));
        assertEquals(50, area(), 1e-6);

        click(30, 10);
        click(40, 10);
        click(40, 20);
        click(30, 10);
        assertEquals(2, all().size());
        assertEquals(100, area(), 1e-6);
        assertFalse(drawing.isDrawing());
    }

    @Test
    void aPolygonThatCrossesItselfIsMended() {
        hold(DrawingTool.POLYGON);
        click(10, 10);
        click(20, 20);
        click(20, 10);
        click(10, 20);
        drawing.key(HandKey.ACCEPT);

        assertEquals(1, all().size());
        assertTrue(all().getFirst().geometry().isValid());
        assertEquals(50, area(), 1e-6);
    }

    @Test
    void whatHasNoInsideIsRefusedAndTheMapShowsWhere() {
        hold(DrawingTool.POLYGON);
        click(10, 10);
        click(20, 10);
        click(30, 10);
        drawing.key(HandKey.ACCEPT);

        assertEquals(0, all().size());
        assertTrue(problem().contains("encloses nothing"), problem());
        assertTrue(drawing.sketch().get().stream()
                .anyMatch(
                        mark -> mark instanceof MapMark.Handle handle && handle.sign() == MapMark.Handle.Sign.PROBLEM));
        click(40, 40);
        assertEquals("", problem(), "the next stroke begins anew");
    }

    @Test
    void theBrushJoinsWhatItTouchesOfItsClassAndTheEraserTakesAway() {
        drawing.brush().screen().set(16); // 4 map units wide here
        hold(DrawingTool.BRUSH);
        drag(10, 10, 30, 10);
        double first = area();
        assertEquals(20 * 4 + Math.PI * 4, first, 0.5);
        drag(30, 10, 30, 30);
        assertEquals(1, all().size(), "one region");
        assertTrue(area() > first * 1.8);

        labels.classes().pick(2);
        drag(10, 12, 30, 12);
        assertEquals(2, all().size(), "another class is another region");
        window.selection().clear();
        hold(DrawingTool.ERASER);
        drag(0, 10, 40, 10);
        assertTrue(area() < first * 2);
    }

    @Test
    void theBrushKeepsItsSizeOnTheScreenOrOnTheGround() {
        var size = drawing.brush();
        size.screen().set(20);
        assertEquals(10 * 0.25, size.radius(0.25));
        assertEquals(10 * 4, size.radius(4));
        size.unit().set(BrushSize.Unit.METRES);
        size.metres().set(30);
        assertEquals(15, size.radius(0.25));
        assertEquals(15, size.radius(4));
        size.grow();
        assertEquals(38, size.metres().get());
        size.shrink();
        assertEquals(30, size.metres().get());
    }

    @Test
    void altTakesAnAreaAwayFromWhatIsChosenOnly() {
        rectangle(10, 10, 20, 20);
        rectangle(20, 10, 30, 20);
        assertEquals(200, area(), 1e-6);
        held.add(Key.ALT);
        drag(15, 5, 25, 25);
        held.clear();

        assertEquals(150, area(), 1e-6, "the second one was chosen");
        window.undo().undo();
        window.selection().clear();
        held.add(Key.ALT);
        drag(15, 5, 25, 25);
        assertEquals(100, area(), 1e-6, "from all where none is chosen");
    }

    @Test
    void aLineSplitsAndJoiningMakesOneAgain() {
        rectangle(10, 10, 30, 20);
        hold(DrawingTool.SPLIT);
        click(20, 5);
        click(20, 25);
        drawing.key(HandKey.ACCEPT);
        assertEquals(2, all().size());
        assertEquals(2, window.selection().chosen().get().size());

        drawing.merge();
        assertEquals(1, all().size());
        assertEquals(200, area(), 1e-6);
        click(40, 40);
        click(50, 50);
        drawing.key(HandKey.ACCEPT);
        assertTrue(problem().contains("cuts no annotation"), problem());
    }

    @Test
    void aVertexThatNeighboursShareMovesInBothAndAltRemovesOne() {
        rectangle(10, 10, 20, 20);
        rectangle(20, 10, 30, 20);
        drawing.snapping().set(true);
        hold(DrawingTool.SELECT);
        click(25, 15);
        drag(20, 10, 24, 14);

        assertEquals(160, area(), 1e-6, "the dent of 20 by 4 in their outer border, and no gap between them");
        assertTrue(all().stream().allMatch(each -> List.of(each.geometry().getCoordinates()).stream()
                .anyMatch(at -> at.distance(new org.locationtech.jts.geom.Coordinate(LEFT + 24, TOP - 14)) < 1e-6)));
        drawing.snapping().set(false);
        held.add(Key.ALT);
        click(30, 10);
        assertEquals(130, area(), 1e-6, "half of the second one went with its corner");
    }

    @Test
    void cornersSnapToThoseOfNeighbours() {
        rectangle(10, 10, 20, 20);
        drawing.snapping().set(true);
        rectangle(20.6, 10.4, 30, 20);

        var second = all().getLast().geometry();
        assertEquals(LEFT + 20, second.getEnvelopeInternal().getMinX(), 1e-9);
        assertEquals(TOP - 10, second.getEnvelopeInternal().getMaxY(), 1e-9);
    }

    @Test
    void strokesMayFollowThePixelsOfTheImage() {
        drawing.byPixels().set(true);
        rectangle(10.3, 10.3, 20.7, 20.7);

        assertEquals(121, area(), 1e-6, "pixels 10 to 20 have their centres inside");
        assertEquals(
                LEFT + 10, all().getFirst().geometry().getEnvelopeInternal().getMinX(), 1e-9);
    }

    @Test
    void theWandFillsLikePixels() {
        hold(DrawingTool.WAND);
        drawing.tolerance().set(1);
        click(32, 32);

        assertEquals(1, all().size());
        assertEquals(64 * 64, area(), 1, "everything is alike at the largest tolerance");
    }

    @Test
    void widerByMetresAndRefusedWhereNothingIsLeft() {
        rectangle(10, 10, 20, 20);
        drawing.buffer(1);
        assertTrue(area() > 140);
        drawing.buffer(-50);
        assertTrue(problem().contains("Nothing would be left"), problem());
    }

    @Test
    void undoAndRedoGoThroughLabelsAndLegendInTheOrderOfTheWork() {
        rectangle(10, 10, 20, 20);
        window.legend().recolor(0, "#FF0000");
        assertEquals("#FF0000", labels.classes().colorOf(1), "the labels follow the legend");
        rectangle(30, 10, 40, 20);

        window.undo().undo();
        assertEquals(1, all().size());
        window.undo().undo();
        assertEquals(
                "#2B7BBA",
                window.legend()
                        .legend()
                        .get()
                        .orElseThrow()
                        .classes()
                        .getFirst()
                        .color());
        assertEquals("#2B7BBA", labels.classes().colorOf(1));
        window.undo().undo();
        assertEquals(0, all().size());
        window.undo().redo();
        window.undo().redo();
        window.undo().redo();
        assertEquals(2, all().size());
        assertEquals("#FF0000", labels.classes().colorOf(1));
    }

    @Test
    void classesAreAddedRenamedMergedAndPutUnderOthersWhileLabelling() {
        rectangle(10, 10, 20, 20);
        var classes = labels.classes();
        classes.add();
        int added = classes.chosen().get();
        classes.rename(added, "reed");
        assertEquals(
                "reed",
                window.legend().legend().get().orElseThrow().classes().getLast().name());
        classes.makeKindOf(added, java.util.OptionalInt.of(2));
        assertEquals(
                2, classes.classes().get().find(added).orElseThrow().parent().orElseThrow());

        classes.remove(1);
        assertTrue(classes.problem().get().contains("water"), classes.problem().get());
        classes.mergeInto(1, 3);
        assertEquals(3, all().getFirst().classCode());
        assertTrue(classes.classes().get().find(1).isEmpty());
        window.undo().undo();
        assertEquals(1, all().getFirst().classCode());
    }

    @Test
    void suggestedRegionsAreAcceptedWithTheClassOfTheModel() {

        hold(DrawingTool.SUGGESTION);
        click(32, 32);
        assertTrue(drawing.sketch().get().stream()
                .anyMatch(mark -> mark instanceof MapMark.Shape shape && shape.look() == MapMark.Shape.Look.PROPOSED));
        assertEquals(0, all().size());
        assertTrue(drawing.key(HandKey.ACCEPT));

        assertEquals(AnnotationSource.ACCEPTED, all().getFirst().source());
    }
}
