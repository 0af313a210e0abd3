package org.lapwing.workbench.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.prediction.InputDifference;
import org.lapwing.project.InputDecision;
import org.lapwing.project.InputDecision.Answer;
import org.lapwing.workbench.fake.FakeServices;

class InputGuardViewModelTest {

    private static final InputDifference COARSE =
            new InputDifference(InputDifference.Kind.RESOLUTION, "The pixels are ten times as large.");
    private static final InputDifference DARK = new InputDifference(InputDifference.Kind.VALUES, "Band red is darker.");
    private static final Path PROJECT = Path.of("trained");

    private final FakeServices services = FakeServices.immediate();
    private final WindowViewModel window = new WindowViewModel(services, Runnable::run, Optional::empty);
    private final InputGuardViewModel guard = window.live().guard();

    private boolean predicts() {
        return window.live().prediction().get().isPresent();
    }

    @Test
    void anImageLikeThoseOfTheTrainingIsPredictedAtOnce() {
        window.workspace().openProject(PROJECT);

        assertTrue(predicts());
        assertTrue(guard.question().get().isEmpty());
        assertTrue(guard.last().get().isEmpty());
    }

    @Test
    void anUnlikeImageIsNotPredictedBeforeThePersonSaysSo() {
        services.models.differences = List.of(COARSE, DARK);
        window.workspace().openProject(PROJECT);

        assertFalse(predicts());
        assertEquals(0, services.models.offers, "nothing was loaded or painted");
        var question = guard.question().get().orElseThrow();
        assertEquals(
                List.of("The pixels are ten times as large.", "Band red is darker."),
                question.about().differences());
        assertEquals("fake", question.model());

        guard.answer(Answer.PREDICT);

        assertTrue(predicts());
        assertTrue(guard.question().get().isEmpty());
        assertEquals(
                Answer.PREDICT, services.files().decided.getLast().getFirst().answer());
    }

    @Test
    void whatWasDecidedForTheseDifferencesIsNotAskedAgain() {
        services.models.differences = List.of(DARK);
        window.workspace().openProject(PROJECT);
        guard.answer(Answer.LEAVE);
        assertFalse(predicts());
        var kept = services.files().decided.getLast();

        var later = FakeServices.immediate();
        later.models.differences = List.of(DARK);
        later.files().decisions = kept;
        var again = new WindowViewModel(later, Runnable::run, Optional::empty);
        again.workspace().openProject(PROJECT);

        assertTrue(again.live().guard().question().get().isEmpty(), "decided in an earlier session");
        assertTrue(again.live().prediction().get().isEmpty());
        var notice = again.notices().unread().getFirst();
        notice.action().orElseThrow().run().run();
        assertTrue(again.live().guard().question().get().isPresent(), "but it can be decided again");
        again.live().guard().answer(Answer.PREDICT);
        assertTrue(again.live().prediction().get().isPresent());
    }

    @Test
    void otherDifferencesAreAskedAnew() {
        services.models.differences = List.of(COARSE);
        services.files().decisions = List.of(
                new InputDecision(String.format("%064x", 1), "image.tif", List.of(DARK.sentence()), Answer.PREDICT));
        window.workspace().openProject(PROJECT);

        assertTrue(guard.question().get().isPresent());
        assertFalse(predicts());
    }

    @Test
    void postponingRemembersNothingAndLaterRefusalTakesThePredictionAway() {
        services.models.differences = List.of(DARK);
        window.workspace().openProject(PROJECT);
        guard.postpone();
        assertFalse(predicts());
        assertEquals(List.of(), services.files().decided);

        guard.askAgain();
        guard.answer(Answer.PREDICT);
        assertTrue(predicts());

        guard.askAgain();
        guard.answer(Answer.LEAVE);
        assertFalse(predicts());
    }

    @Test
    void aRunThatLearnsFromTheImageIsNeverAskedAbout() {
        services.models.differences = List.of(DARK);
        window.workspace().openImage(Path.of("image.tif"));
        window.live().offerTrained(Path.of("run"));

        assertTrue(predicts());
        assertTrue(guard.question().get().isEmpty());
    }

    @Test
    void anotherImageTakesTheQuestionAway() {
        services.models.differences = List.of(DARK);
        window.workspace().openProject(PROJECT);
        window.workspace().openImage(Path.of("other.tif"));

        assertTrue(guard.question().get().isEmpty());
        guard.askAgain();
        assertTrue(guard.question().get().isEmpty());
    }
}
