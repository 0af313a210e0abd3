package org.lapwing.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.exchange.LabelMerge;
import org.lapwing.labels.exchange.MergeConflict;
import org.lapwing.labels.exchange.MergeConflict.Side;
import org.lapwing.workbench.panel.ShapeView;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;
import org.locationtech.jts.geom.Envelope;

/// Shows what two people said of the same annotations, side by side, and asks which is kept.
final class LabelMergeDialog extends Dialog<Optional<Map<UUID, Side>>> {

    private static final double MOST_HEIGHT = 460;

    private final Map<UUID, Side> chosen = new LinkedHashMap<>();

    LabelMergeDialog(LabelMerge merge, LabelClasses classes) {
        var bring = new ButtonType(Messages.text("labels.merge.button"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(bring, ButtonType.CANCEL);
        setTitle(Messages.text("labels.merge.title"));
        setHeaderText(Messages.text(
                "labels.merge.header",
                merge.conflicts().size(),
                merge.takenOver().size(),
                merge.removed().size()));
        var list = new VBox(14);
        for (var conflict : merge.conflicts()) {
            chosen.put(conflict.id(), Side.OURS);
            list.getChildren().add(card(conflict, classes));
        }
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(560);
        scroll.setMaxHeight(MOST_HEIGHT);
        getDialogPane().setContent(scroll);
        setResultConverter(button -> button == bring ? Optional.of(Map.copyOf(chosen)) : Optional.empty());
    }

    private Node card(MergeConflict conflict, LabelClasses classes) {
        var around = new Envelope();
        conflict.ours().ifPresent(each -> around.expandToInclude(each.geometry().getEnvelopeInternal()));
        conflict.theirs()
                .ifPresent(each -> around.expandToInclude(each.geometry().getEnvelopeInternal()));
        var group = new ToggleGroup();
        var sides = new HBox(
                12,
                side(conflict, Side.OURS, Messages.text("labels.merge.ours"), conflict.ours(), around, classes, group),
                side(
                        conflict,
                        Side.THEIRS,
                        Messages.text("labels.merge.theirs"),
                        conflict.theirs(),
                        around,
                        classes,
                        group));
        var card = new VBox(6, new Label(conflict.sentence()), sides);
        if (conflict.ours().isPresent() && conflict.theirs().isPresent()) {
            card.getChildren().add(radio(conflict, Side.BOTH, Messages.text("labels.merge.both"), group));
        }
        return card;
    }

    private VBox side(
            MergeConflict conflict,
            Side side,
            String title,
            Optional<Annotation> annotation,
            Envelope around,
            LabelClasses classes,
            ToggleGroup group) {
        var radio = radio(conflict, side, title, group);
        var kind = annotation.flatMap(each -> classes.find(each.classCode()));
        var picture = new ShapeView(
                annotation.map(Annotation::geometry),
                kind.map(LabelClass::color).orElse("#8A8F94"),
                around);
        var words = new Label(annotation
                .map(each -> Messages.text(
                        "labels.merge.words",
                        kind.map(LabelClass::name).orElse(String.valueOf(each.classCode())),
                        each.author(),
                        Formats.time(each.time())))
                .orElse(Messages.text("labels.merge.gone")));
        words.setWrapText(true);
        words.getStyleClass().add("lw-note");
        var box = new VBox(4, radio, picture, words);
        box.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private RadioButton radio(MergeConflict conflict, Side side, String title, ToggleGroup group) {
        var radio = new RadioButton(title);
        radio.setToggleGroup(group);
        radio.setSelected(side == Side.OURS);
        radio.setOnAction(_ -> chosen.put(conflict.id(), side));
        return radio;
    }
}
