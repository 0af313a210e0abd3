package org.lapwing.workbench.panel;

import java.util.OptionalDouble;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.accuracy.Estimate;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// An accuracy report as numbers, matrix and table.
final class ReportView extends VBox {

    ReportView() {
        super(12);
    }

    void show(AccuracyReport report) {
        getChildren()
                .setAll(
                        new HBox(
                                Parts.GAP,
                                figure(
                                        Messages.text("accuracy.overall"),
                                        report.overall().estimate()),
                                figure(Messages.text("accuracy.mean.iou"), report.meanIou())),
                        Parts.note(Messages.text(
                                "accuracy.pixels",
                                Formats.count(report.pixels()),
                                Formats.count(report.referenceUnlabelled()))),
                        Parts.heading(Messages.text("accuracy.matrix")),
                        new MatrixView(report),
                        Parts.heading(Messages.text("accuracy.classes")),
                        table(report));
        if (report.mapMissing() > 0) {
            getChildren().add(Parts.note(Messages.text("accuracy.map.missing", Formats.count(report.mapMissing()))));
        }
        if (report.mapUnknown() > 0) {
            getChildren()
                    .add(Parts.note(Messages.text(
                            "accuracy.map.unknown",
                            Formats.count(report.mapUnknown()),
                            Formats.percent(report.coverage().orElse(Double.NaN), 1))));
        }
        for (var remark : report.remarks()) {
            getChildren().add(Parts.note(remark));
        }
    }

    private static VBox figure(String name, OptionalDouble value) {
        var number = new Label(Formats.percent(value.orElse(Double.NaN), 1));
        number.getStyleClass().add("lw-figure");
        var label = new Label(name);
        label.getStyleClass().add("lw-note");
        var box = new VBox(number, label);
        box.getStyleClass().add("lw-card");
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private static GridPane table(AccuracyReport report) {
        var table = new GridPane(6, 4);
        table.getStyleClass().add("lw-table");
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setMinWidth(0);
        table.getColumnConstraints().add(name);
        name.setFillWidth(true);
        for (int i = 0; i < 4; i++) {
            var column = new ColumnConstraints(Region.USE_PREF_SIZE);
            column.setMinWidth(44);
            column.setHalignment(HPos.RIGHT);
            table.getColumnConstraints().add(column);
        }
        table.addRow(
                0,
                head(Messages.text("accuracy.column.class"), Messages.text("accuracy.column.class")),
                head(Messages.text("accuracy.column.users"), Messages.text("accuracy.column.users.tip")),
                head(Messages.text("accuracy.column.producers"), Messages.text("accuracy.column.producers.tip")),
                head(Messages.text("accuracy.column.f1"), Messages.text("accuracy.column.f1.tip")),
                head(Messages.text("accuracy.column.iou"), Messages.text("accuracy.column.iou.tip")));
        for (int index = 0; index < report.classes().size(); index++) {
            var each = report.classes().get(index);
            table.addRow(
                    index + 1,
                    className(each.name(), report.colors().get(index)),
                    cell(each.users()),
                    cell(each.producers()),
                    cell(each.f1()),
                    cell(each.iou()));
        }
        return table;
    }

    static Node className(String text, String color) {
        var name = new Label(text, swatch(color));
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(text));
        name.setAlignment(Pos.CENTER_LEFT);
        return name;
    }

    static Region swatch(String color) {
        var swatch = new Region();
        swatch.getStyleClass().add("lw-chip");
        swatch.setStyle("-fx-background-color: " + color);
        return swatch;
    }

    private static Label head(String text, String tip) {
        var label = new Label(text);
        label.getStyleClass().add("lw-note");
        label.setTooltip(new Tooltip(tip));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label cell(Estimate estimate) {
        var label = new Label(Formats.decimal(estimate.estimate().orElse(Double.NaN) * 100, 1));
        label.getStyleClass().add("lw-number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
