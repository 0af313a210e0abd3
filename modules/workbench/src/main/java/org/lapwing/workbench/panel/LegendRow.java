package org.lapwing.workbench.panel;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.labels.LegendClass;
import org.lapwing.workbench.state.LegendViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// One class of the legend. An edit takes effect with Enter or when the focus moves on.
final class LegendRow extends HBox {

    private final LegendViewModel legend;
    private final int index;
    private final LegendClass shown;
    private final TextField name;

    /// @param share share of the labelled pixels, NaN where not counted
    LegendRow(LegendViewModel legend, int index, LegendClass shown, double share) {
        super(6);
        this.legend = legend;
        this.index = index;
        this.shown = shown;
        this.name = new TextField(shown.name());
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("lw-legend-row");
        name.getStyleClass().add("lw-plain-field");
        name.setAccessibleText(Messages.text("legend.name.accessible", shown.code()));
        name.setOnAction(_ -> rename());
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                rename();
            }
        });
        name.setTooltip(new Tooltip(Messages.text("legend.name.tip", shown.name(), shown.code())));
        HBox.setHgrow(name, Priority.ALWAYS);
        var amount = new Label(Double.isFinite(share) ? Formats.percent(share, share < 0.1 ? 1 : 0) : "");
        amount.getStyleClass().addAll("lw-note", "lw-number");
        amount.setTooltip(new Tooltip(Messages.text("legend.share")));
        getChildren().addAll(picker(), name, amount, more());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = event.getCode() == KeyCode.UP ? -1 : event.getCode() == KeyCode.DOWN ? 1 : 0;
            if (event.isAltDown() && step != 0) {
                event.consume();
                legend.move(index, step);
            }
        });
    }

    @Override
    public void requestFocus() {
        name.requestFocus();
    }

    private void rename() {
        if (!name.getText().equals(shown.name())) {
            if (name.getText().isBlank()) {
                name.setText(shown.name());
            } else {
                legend.rename(index, name.getText());
            }
        }
    }

    private ColorPicker picker() {
        var picker = new ColorPicker(Color.web(shown.color()));
        picker.getStyleClass().addAll("button", "lw-swatch");
        picker.setAccessibleText(Messages.text("legend.color.accessible", shown.name(), shown.color()));
        picker.setTooltip(new Tooltip(Messages.text("legend.color")));
        picker.setOnAction(_ -> legend.recolor(index, PredictionControls.hex(picker.getValue())));
        return picker;
    }

    private MenuButton more() {
        var menu = new MenuButton();
        menu.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
        menu.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        menu.getStyleClass().addAll("flat", "button-icon", "no-arrow", "lw-small");
        menu.setAccessibleText(Messages.text("legend.more.accessible", shown.name()));
        menu.getItems()
                .addAll(
                        merges(),
                        new SeparatorMenuItem(),
                        item(Messages.text("legend.up"), () -> legend.move(index, -1)),
                        item(Messages.text("legend.down"), () -> legend.move(index, 1)),
                        new SeparatorMenuItem(),
                        item(Messages.text("legend.ignore.class"), () -> legend.ignoreClass(index)));
        return menu;
    }

    private CustomMenuItem merges() {
        var field = new TextField(shown.merges().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        field.setPromptText(Messages.text("legend.merges.prompt"));
        field.setAccessibleText(Messages.text("legend.merges", shown.code()));
        field.setOnAction(_ -> legend.merge(index, field.getText()));
        var label = new Label(Messages.text("legend.merges", shown.code()));
        label.setLabelFor(field);
        var item = new CustomMenuItem(new VBox(4, label, field), false);
        item.getStyleClass().add("lw-menu-form");
        return item;
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
