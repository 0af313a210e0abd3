package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lapwing.prediction.InputDifference;
import org.lapwing.project.InputDecision;
import org.lapwing.project.InputDecision.Answer;
import org.lapwing.workbench.service.ModelService;
import org.lapwing.workbench.service.OpenedImage;

/// Asks whether a model may predict an image that is unlike those it learnt from, and remembers what was decided.
///
/// A decision holds for these differences of this image and this model; it is kept in the project where there is one.
public final class InputGuardViewModel {

    /// What is to be decided.
    ///
    /// @param model what a person calls the model
    /// @param about model, image and differences, with what was decided last, else to leave it
    public record Question(String model, InputDecision about) {}

    /// What may be done with a model now.
    enum Verdict {
        /// It may predict.
        PREDICT,
        /// The person decided against it before.
        LEAVE,
        /// The person is asked.
        ASKED
    }

    private final List<InputDecision> decisions = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Optional<Question>> question = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Question>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable predict = () -> {};
    private Runnable leave = () -> {};
    private Runnable changed = () -> {};

    InputGuardViewModel() {}

    /// What the person is asked; empty while there is nothing to decide.
    public ReadOnlyObjectProperty<Optional<Question>> question() {
        return question.getReadOnlyProperty();
    }

    /// What was decided, or asked, about the image that is open; empty where nothing differs.
    public ReadOnlyObjectProperty<Optional<Question>> last() {
        return last.getReadOnlyProperty();
    }

    /// Answers the question, for now and for later.
    public void answer(Answer answer) {
        question.get().ifPresent(asked -> {
            var about = asked.about();
            var decided = new InputDecision(about.model(), about.image(), about.differences(), answer);
            decisions.removeIf(decided::isAbout);
            decisions.add(decided);
            question.set(Optional.empty());
            last.set(Optional.of(new Question(asked.model(), decided)));
            changed.run();
            (answer == Answer.PREDICT ? predict : leave).run();
        });
    }

    /// Leaves the question open: nothing is predicted, and nothing is remembered.
    public void postpone() {
        question.set(Optional.empty());
    }

    /// Asks once more what was decided or left open.
    public void askAgain() {
        question.set(last.get());
    }

    /// Looks whether a model may predict, and asks where nobody knows.
    ///
    /// @param onPredict what to do when the person lets the model predict, now or when asked again
    /// @param onLeave what to do when the person decides against it
    Verdict judge(OpenedImage image, ModelService.Examined examined, Runnable onPredict, Runnable onLeave) {
        question.set(Optional.empty());
        if (examined.differences().isEmpty()) {
            last.set(Optional.empty());
            return Verdict.PREDICT;
        }
        var open = new InputDecision(
                examined.checkpoint().sha256(),
                ProjectSaver.nameOf(image.file()),
                examined.differences().stream().map(InputDifference::sentence).toList(),
                Answer.LEAVE);
        var known = decisions.stream().filter(open::isAbout).findFirst();
        predict = onPredict;
        leave = onLeave;
        var asked = new Question(examined.checkpoint().card().name(), known.orElse(open));
        last.set(Optional.of(asked));
        if (known.isPresent()) {
            return known.get().answer() == Answer.PREDICT ? Verdict.PREDICT : Verdict.LEAVE;
        }
        question.set(Optional.of(asked));
        return Verdict.ASKED;
    }

    /// Forgets what was asked, because another image is open.
    void forget() {
        question.set(Optional.empty());
        last.set(Optional.empty());
        predict = () -> {};
        leave = () -> {};
    }

    /// What was decided about an image, to be kept in the project.
    List<InputDecision> decisions(String image) {
        return decisions.stream().filter(each -> each.image().equals(image)).toList();
    }

    /// Takes up what was decided in another session, beside what was decided in this one.
    void remember(List<InputDecision> kept) {
        for (var decision : kept) {
            if (decisions.stream().noneMatch(decision::isAbout)) {
                decisions.add(decision);
            }
        }
    }

    /// Calls `listener` when something was decided.
    void onDecided(Runnable listener) {
        changed = listener;
    }
}
