package org.lapwing.workbench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.ClassColors;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.exchange.ClassMapping;
import org.lapwing.labels.exchange.ClassMapping.Target;
import org.lapwing.labels.exchange.ClassValue;
import org.lapwing.labels.exchange.LabelImport;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// Asks which class each value of a file becomes.
final class LabelImportDialog extends Dialog<Optional<ClassMapping>> {

    private static final double MOST_HEIGHT = 360;

    /// One thing that a value may become.
    private record Choice(String name, Target target) {}

    private final Map<ClassValue, ComboBox<Choice>> rows = new LinkedHashMap<>();

    LabelImportDialog(LabelImport read, LabelClasses classes) {
        var bringIn = new ButtonType(Messages.text("labels.import.button"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(bringIn, ButtonType.CANCEL);
        setTitle(Messages.text("labels.import.title"));
        setHeaderText(Messages.text(
                "labels.import.header", read.size(), read.classField().orElse("")));
        var values = read.values();
        var proposed = ClassMapping.propose(values, classes)
                .addingTheRest(
                        values, classes, ClassColors.distinct(classes.classes().size() + values.size()));
        var grid = new GridPane(12, 6);
        for (var value : values) {
            var box = choices(value, proposed, classes);
            rows.put(value, box);
            GridPane.setHgrow(box, Priority.ALWAYS);
            var name = new Label(title(value));
            name.setLabelFor(box);
            grid.addRow(grid.getRowCount(), name, new Label(Formats.count(value.features())), box);
        }
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setPrefWidth(520);
        getDialogPane().setContent(new VBox(8, scroll));
        setResultConverter(button -> button == bringIn ? Optional.of(mapping()) : Optional.empty());
    }

    private ClassMapping mapping() {
        var targets = new LinkedHashMap<String, Target>();
        rows.forEach((value, box) -> targets.put(value.value(), box.getValue().target()));
        return new ClassMapping(targets);
    }

    private static String title(ClassValue value) {
        return value.name().isBlank() || value.name().equals(value.value())
                ? value.value()
                : value.value() + "  " + value.name();
    }

    private static ComboBox<Choice> choices(ClassValue value, ClassMapping proposed, LabelClasses classes) {
        var box = new ComboBox<Choice>();
        for (LabelClass each : classes.classes()) {
            box.getItems().add(new Choice(each.name(), new Target.Known(each.code())));
        }
        var target = proposed.targets().get(value.value());
        if (target instanceof Target.Added(LabelClass added)) {
            box.getItems().add(new Choice(Messages.text("labels.import.new", added.name()), target));
        }
        box.getItems().add(new Choice(Messages.text("labels.import.skip"), new Target.Skipped()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Choice choice) {
                return choice == null ? "" : choice.name();
            }

            @Override
            public @Nullable Choice fromString(String text) {
                return null; // never typed
            }
        });
        box.setValue(box.getItems().stream()
                .filter(each -> each.target().equals(target))
                .findFirst()
                .orElse(box.getItems().getLast()));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setAccessibleText(Messages.text("labels.import.accessible", title(value)));
        return box;
    }
}
