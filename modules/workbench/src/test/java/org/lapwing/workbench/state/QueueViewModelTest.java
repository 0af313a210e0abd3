package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.mapview.MapMark;
import org.lapwing.mapview.MapPoint;
import org.lapwing.raster.Window;
import org.lapwing.testsupport.ManualExecutor;
import org.lapwing.workbench.fake.FakeLand;
import org.lapwing.workbench.fake.FakeServices;
import org.lapwing.workbench.service.QueueService.Suggestion;
import org.lapwing.workbench.state.QueueSettingsViewModel.Place;
import org.lapwing.workbench.state.QueueSettingsViewModel.SideUnit;
import org.locationtech.jts.geom.Geometry;

class QueueViewModelTest {

    private static final Window VIEW = Window.of(8, 4, 32, 16);

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, () -> Optional.of(VIEW));
    private final QueueViewModel queue = window.queue();

    @Test
    void thePanelSaysWhatIsMissingAndALotNeedsNoModel() {
        assertEquals(QueueStage.NO_IMAGE, queue.stage().get());
        window.workspace().openImage(Path.of("image.tif")).join();
        assertEquals(QueueStage.NO_MODEL, queue.stage().get());
        queue.settings().strategy().set(QueryStrategy.RANDOM);
        assertEquals(QueueStage.READY, queue.stage().get());
    }

    @Test
    void askingShowsThePatchesOnTheMapAndGoesToTheFirst() {
        var shown = new ArrayList<List<MapPoint>>();
        queue.marks().showWith((outline, next) -> shown.addAll(List.of(outline, next)));
        ask(5);

        var patches = patches();
        assertEquals(5, patches.size());
        assertEquals(MapMark.Patch.State.CURRENT, patches.getFirst().state());
        assertEquals("1", patches.getFirst().tag());
        // the first patch of the fake lies at columns 8 to 16 and rows 16 to 24 of a land of 1 m
        assertEquals(
                new MapPoint(500_008, 5_399_984), patches.getFirst().outline().getFirst());
        assertEquals(List.of(patches.get(0).outline(), patches.get(1).outline()), shown);
    }

    @Test
    void eachWayOutOfAPatchIsKeptAndThoseThatArePutOffComeLast() {
        ask(4);
        queue.skip();
        queue.defer();
        queue.flag();
        queue.finishLabelled();
        assertEquals(3, queue.state().get().current());
        queue.finishLabelled();
        assertEquals(1, queue.state().get().current(), "the one that was put off");
        queue.finishLabelled();

        assertTrue(queue.state().get().isOver());
        assertEquals(
                List.of(Status.SKIPPED, Status.LABELLED, Status.LABELLED, Status.LABELLED),
                queue.state().get().entries().stream()
                        .map(each -> each.status())
                        .toList());
        assertEquals(Flag.RAISED, queue.state().get().entries().get(2).flag());
        assertEquals("3 ✓ !", patches().get(2).tag());
        assertEquals("1 –", patches().get(0).tag());
    }

    @Test
    void theArrowsGoThroughAllPatchesAndStopAtTheEnds() {
        ask(3);
        queue.previous();
        assertEquals(0, queue.state().get().current());
        queue.next();
        queue.next();
        queue.next();
        assertEquals(2, queue.state().get().current());
        queue.skip();
        queue.previous();
        assertEquals(Status.WAITING, queue.state().get().entries().get(0).status());
    }

    @Test
    void acceptingTurnsTheSuggestionIntoLabelsAndGoesOn() {
        var labels = new FakeLabels();
        queue.labelInto(labels);
        ask(3);
        queue.accept().join();

        assertEquals(1, labels.accepted.size());
        assertEquals(2, labels.accepted.getFirst().classCode());
        assertEquals(Status.LABELLED, queue.state().get().entries().getFirst().status());
        assertEquals(1, queue.state().get().current());
    }

    @Test
    void whatCannotBeAcceptedIsToldAndThePatchStaysInHand() {
        ask(3);
        assertTrue(queue.accept().isCompletedExceptionally());

        assertEquals(0, queue.state().get().current());
        assertEquals(
                "The suggestion was not taken over",
                window.notices().unread().getFirst().title());
    }

    @Test
    void drawingInThePatchMarksItAndUndoingTakesTheMarkAway() {
        var labels = new FakeLabels();
        queue.labelInto(labels);
        ask(3);
        labels.drawn = true;
        queue.labelsChanged();
        assertEquals(Status.LABELLED, queue.state().get().entries().getFirst().status());
        assertEquals(0, queue.state().get().current(), "the person may go on drawing");
        labels.drawn = false;
        queue.labelsChanged();
        assertEquals(Status.WAITING, queue.state().get().entries().getFirst().status());
    }

    @Test
    void aChangedModelOffersToRankWhatIsLeft() {
        ask(4);
        queue.finishLabelled();
        assertFalse(queue.stale().get());
        window.live().offerBest(Path.of("trained-model")).join();
        assertTrue(queue.stale().get());

        var third = queue.result().get().orElseThrow().candidates().get(3).patch();
        queue.rankAnew().join();

        assertFalse(queue.stale().get());
        assertEquals(4, queue.state().get().entries().size());
        assertEquals(Status.LABELLED, queue.state().get().entries().getFirst().status());
        assertEquals(1, queue.state().get().current());
        assertEquals(third, queue.current().orElseThrow().patch(), "the fake ranks the other way round");
    }

    @Test
    void finishedPatchesAreNotAskedForAgain() {
        ask(3);
        var first = queue.current().orElseThrow().patch().window();
        queue.finishLabelled();
        queue.ask().join();

        assertEquals(List.of(first), services.queue.orders.getLast().known());
    }

    @Test
    void theQueueComesBackWithTheProject() {
        ask(4);
        queue.skip();
        queue.settings().budget().set(20);
        var again = new WindowViewModel(services, Runnable::run, () -> Optional.of(VIEW));
        again.workspace().openProject(Path.of("trained")).join();

        assertEquals(4, again.queue().state().get().entries().size());
        assertEquals(1, again.queue().state().get().current());
        assertEquals(
                Status.SKIPPED, again.queue().state().get().entries().getFirst().status());
        assertEquals(20, again.queue().settings().budget().get());
    }

    @Test
    void anotherImageTakesTheQueueAway() {
        ask(4);
        services.files.other = Optional.of(new FakeLand(32).image());
        window.workspace().openImage(Path.of("other.tif")).join();

        assertTrue(queue.result().get().isEmpty());
        assertTrue(patches().isEmpty());
    }

    @Test
    void whatTheCursorIsOverIsKnown() {
        ask(4);
        queue.marks().hover(new MapPoint(500_010, 5_399_980));
        assertEquals(0, queue.marks().hovered().get().getAsInt());
        queue.marks().hover(new MapPoint(500_001, 5_399_999));
        assertTrue(queue.marks().hovered().get().isEmpty());
    }

    @Test
    void anAreaIsWhatTheMapShowsOrAnOutlineThatWasDrawn() throws Exception {
        window.workspace().openProject(Path.of("trained")).join();
        queue.settings().area().set(Place.OUTLINE);
        assertTrue(queue.ask().isCompletedExceptionally());
        assertEquals(
                "These settings cannot be used",
                window.notices().unread().getFirst().title());

        queue.settings().area().set(Place.VIEW);
        queue.ask().join();
        var area = services.queue.orders.getLast().pool().inside().orElseThrow();
        assertEquals(32.0 * 16, area.geometry().getArea());
        assertEquals("EPSG:32632", area.crs());
    }

    @Test
    void aQueryThatFindsNothingLeavesTheEarlierQueueAndSaysWhy() {
        ask(3);
        services.queue.refusing = true;
        assertTrue(queue.ask().isCompletedExceptionally());

        assertEquals(3, queue.state().get().entries().size());
        assertEquals(
                "No patches could be chosen",
                window.notices().unread().getFirst().title());
        assertEquals(QueueStage.READY, queue.stage().get());
    }

    @Test
    void aQueryCanBeStopped() {
        var background = new ManualExecutor();
        var slow = new WindowViewModel(
                new FakeServices(background, services.tiles(), new FakeLand(64)), Runnable::run, Optional::empty);
        slow.workspace().openProject(Path.of("trained"));
        background.runAll();
        var asked = slow.queue().ask();
        assertEquals(QueueStage.ASKING, slow.queue().stage().get());

        slow.queue().cancel();
        background.runAll();

        assertTrue(asked.isCompletedExceptionally());
        assertEquals(QueueStage.READY, slow.queue().stage().get());
        assertTrue(slow.notices().unread().isEmpty(), "who stops something need not be told");
    }

    @Test
    void theCommandLineAsksForTheSame() {
        window.workspace().openProject(Path.of("trained")).join();
        queue.settings().unit().set(SideUnit.METRES);
        queue.settings().side().set(120);
        queue.settings().distance().set(400);
        var line = queue.commandLine().orElseThrow();
        assertTrue(
                line.matches("lapwing query --project \\S*trained --strategy entropy --batch 10 --patch-metres 120 "
                        + "--valid 0.5 --reduction inner-mean --min-distance 400 --seed 1"),
                line);
    }

    private void ask(int patches) {
        window.workspace().openProject(Path.of("trained")).join();
        queue.settings().batch().set(patches);
        queue.ask().join();
    }

    private List<MapMark.Patch> patches() {
        return window.map().marks().get().stream()
                .map(MapMark.Patch.class::cast)
                .toList();
    }

    private static final class FakeLabels implements PatchLabels {

        private final List<Suggestion> accepted = new ArrayList<>();
        private boolean drawn;

        @Override
        public Optional<LabelSnapshot> snapshot() {
            return Optional.of(LabelSnapshot.of(7, "EPSG:32632", LabelClasses.of(FakeLand.LEGEND), List.of()));
        }

        @Override
        public boolean hasNewIn(Geometry ground, long since) {
            return drawn && since <= 7;
        }

        @Override
        public CompletableFuture<Void> accept(List<Suggestion> suggestions, Legend legend) {
            accepted.addAll(suggestions);
            return CompletableFuture.completedFuture(null);
        }
    }
}
