package org.lapwing.workbench.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.workbench.state.LabelClassesViewModel;
import org.lapwing.workbench.text.Messages;

/// The classes of annotations: the one that is drawn, digits, names, colours, levels.
final class LabelClassesView extends VBox {

    private final LabelClassesViewModel classes;
    private final VBox rows = new VBox(1);
    private List<LabelClass> shown = List.of();

    LabelClassesView(LabelClassesViewModel classes) {
        super(6);
        this.classes = classes;
        var add = Icons.button(Feather.PLUS, Messages.text("labels.class.add"), classes::add);
        var header = new HBox(Parts.heading(Messages.text("labels.classes")), Parts.spacer(), add);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("lw-section-header");
        var problem = Parts.note(classes.problem());
        problem.getStyleClass().add("lw-problem");
        var none = Parts.note(classes.classes()
                .map(all -> all.classes().stream().allMatch(LabelClass::isUnknown)
                        ? Messages.text("labels.classes.none")
                        : ""));
        getChildren().addAll(header, none, rows, problem);
        classes.classes().subscribe(this::rebuild);
        classes.chosen().subscribe(this::mark);
    }

    private void rebuild() {
        shown = classes.classes().get().classes();
        var fresh = new ArrayList<Node>();
        int digit = 0;
        for (var each : shown) {
            fresh.add(row(each, each.isUnknown() ? "U" : ++digit <= 10 ? String.valueOf(digit % 10) : ""));
        }
        rows.getChildren().setAll(fresh);
        mark();
    }

    private void mark() {
        for (int i = 0; i < rows.getChildren().size() && i < shown.size(); i++) {
            boolean now = shown.get(i).code() == classes.chosen().get();
            if (rows.getChildren().get(i).lookup(".lw-class-pick") instanceof ToggleButton pick) {
                pick.setSelected(now);
            }
            var styles = rows.getChildren().get(i).getStyleClass();
            styles.remove("lw-class-now");
            if (now) {
                styles.add("lw-class-now");
            }
        }
    }

    private HBox row(LabelClass each, String key) {
        var pick = new ToggleButton(key);
        pick.getStyleClass().addAll("lw-class-pick", "flat");
        pick.setAccessibleText(Messages.text("labels.class.pick", each.name()));
        pick.setTooltip(new Tooltip(Messages.text("labels.class.pick", each.name())));
        pick.setOnAction(_ -> {
            classes.chosen().set(each.code());
            mark();
        });
        var picker = new ColorPicker(Color.web(each.color()));
        picker.getStyleClass().addAll("button", "lw-swatch");
        picker.setAccessibleText(Messages.text("legend.color.accessible", each.name(), each.color()));
        picker.setTooltip(new Tooltip(Messages.text("legend.color")));
        picker.setOnAction(_ -> classes.recolor(each.code(), PredictionControls.hex(picker.getValue())));
        var name = new TextField(each.name());
        name.getStyleClass().add("lw-plain-field");
        name.setAccessibleText(Messages.text("legend.name.accessible", each.code()));
        name.setOnAction(_ -> rename(each, name));
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                rename(each, name);
            }
        });
        HBox.setHgrow(name, Priority.ALWAYS);
        var row = new HBox(4, pick, picker, name, more(each));
        if (each.parent().isPresent()) {
            var indent = new Label();
            indent.setMinWidth(14);
            row.getChildren().addFirst(indent);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lw-class-row");
        return row;
    }

    private void rename(LabelClass each, TextField name) {
        if (name.getText().isBlank()) {
            name.setText(each.name());
        } else if (!name.getText().strip().equals(each.name())) {
            classes.rename(each.code(), name.getText());
        }
    }

    private MenuButton more(LabelClass each) {
        var menu = new MenuButton();
        menu.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow", "lw-small");
        menu.setAccessibleText(Messages.text("legend.more.accessible", each.name()));
        var merge = new Menu(Messages.text("labels.class.merge"));
        var kind = new Menu(Messages.text("labels.class.kind"));
        for (var other : shown) {
            if (other.code() != each.code()) {
                merge.getItems().add(item(other.name(), () -> classes.mergeInto(each.code(), other.code())));
                if (!other.isUnknown() && other.parent().isEmpty()) {
                    kind.getItems()
                            .add(item(
                                    other.name(), () -> classes.makeKindOf(each.code(), OptionalInt.of(other.code()))));
                }
            }
        }
        var upper =
                item(Messages.text("labels.class.upper"), () -> classes.makeKindOf(each.code(), OptionalInt.empty()));
        upper.setDisable(each.parent().isEmpty());
        kind.setDisable(each.isUnknown() || kind.getItems().isEmpty());
        merge.setDisable(merge.getItems().isEmpty());
        menu.getItems()
                .addAll(
                        merge,
                        kind,
                        upper,
                        new SeparatorMenuItem(),
                        item(Messages.text("labels.class.remove"), () -> classes.remove(each.code())));
        return menu;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
