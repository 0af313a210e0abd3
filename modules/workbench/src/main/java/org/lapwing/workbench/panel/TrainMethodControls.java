package org.lapwing.workbench.panel;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.lapwing.learning.RateSchedule;
import org.lapwing.model.OptimiserSettings.Rule;
import org.lapwing.workbench.state.TrainMethodViewModel;
import org.lapwing.workbench.state.TrainMethodViewModel.Written;
import org.lapwing.workbench.text.Messages;

/// The part of the Train panel's advanced settings that says how a run learns.
final class TrainMethodControls extends VBox {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    /// Follows the view model.
    TrainMethodControls(TrainMethodViewModel method) {
        super(Parts.GAP);
        var form = Parts.form();
        var loss = choice(method.loss(), Messages.text("train.loss.hint"));
        loss.getItems().setAll(TrainMethodViewModel.losses());
        Parts.row(form, Messages.text("train.loss"), loss);
        Parts.row(
                form,
                Messages.text("train.weights"),
                field(method.classWeights(), Messages.text("train.weights.hint")));
        var rule = new ComboBox<Rule>();
        rule.getItems().setAll(Rule.ADAMW, Rule.ADAM, Rule.SGD, Rule.NESTEROV, Rule.RMSPROP);
        rule.setConverter(ImageryControls.shown(TrainMethodControls::words));
        rule.valueProperty().bindBidirectional(method.rule());
        rule.setTooltip(new Tooltip(Messages.text("train.rule.hint")));
        Parts.row(form, Messages.text("train.rule"), rule);
        var momentum = field(method.momentum(), Messages.text("train.momentum.hint"));
        momentum.disableProperty().bind(method.takesMomentum().map(takes -> !takes));
        Parts.row(form, Messages.text("train.momentum"), momentum);
        Parts.row(form, Messages.text("train.decay"), field(method.weightDecay(), Messages.text("train.decay.hint")));
        Parts.row(form, Messages.text("train.clip"), field(method.clip(), Messages.text("train.clip.hint")));
        var gathered = Parts.spinner(1, 1000, method.gathered());
        gathered.setTooltip(new Tooltip(Messages.text("train.gather.hint")));
        Parts.row(form, Messages.text("train.gather"), gathered);
        var schedule = choice(method.schedule(), Messages.text("train.schedule.hint"));
        schedule.getItems().setAll(RateSchedule.names());
        Parts.row(form, Messages.text("train.schedule"), schedule);
        Parts.row(
                form,
                Messages.text("train.augment"),
                field(method.augmentation(), Messages.text("train.augment.hint")));
        var fold = field(method.fold(), Messages.text("train.fold.hint"));
        fold.setPromptText(Messages.text("train.fold.none"));
        Parts.row(form, Messages.text("train.fold"), fold);
        getChildren().add(form);
        for (var written : new Written[] {
            method.loss(),
            method.classWeights(),
            method.momentum(),
            method.weightDecay(),
            method.clip(),
            method.schedule(),
            method.augmentation(),
            method.fold()
        }) {
            getChildren().add(problem(written));
        }
    }

    private static Node problem(Written written) {
        var note = Parts.note(written.problem());
        note.getStyleClass().add("lw-wrong");
        Parts.hideWhenBlank(note, written.problem());
        return note;
    }

    private static TextField field(Written written, String hint) {
        var field = new TextField();
        field.textProperty().bindBidirectional(written.text());
        dress(field, written, hint);
        return field;
    }

    private static ComboBox<String> choice(Written written, String hint) {
        var box = new ComboBox<String>();
        box.setEditable(true);
        box.getEditor().textProperty().bindBidirectional(written.text());
        dress(box, written, hint);
        return box;
    }

    private static void dress(Control control, Written written, String hint) {
        var tip = new Tooltip(hint);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        control.setTooltip(tip);
        written.problem().addListener((_, _, problem) -> control.pseudoClassStateChanged(DANGER, !problem.isBlank()));
    }

    private static String words(Rule rule) {
        return switch (rule) {
            case SGD -> Messages.text("train.rule.sgd");
            case NESTEROV -> Messages.text("train.rule.nesterov");
            case ADAM -> Messages.text("train.rule.adam");
            case ADAMW -> Messages.text("train.rule.adamw");
            case RMSPROP -> Messages.text("train.rule.rmsprop");
        };
    }
}
