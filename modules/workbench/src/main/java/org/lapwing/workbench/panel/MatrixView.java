package org.lapwing.workbench.panel;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.lapwing.accuracy.AccuracyReport;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// The error matrix as a heat map: rows are the map, columns the reference; the deeper a cell, the larger its share of
/// the reference class. Green on the diagonal, red beside it.
final class MatrixView extends GridPane {

    private static final int MOST_NUMBERS = 6;

    MatrixView(AccuracyReport report) {
        super(2, 2);
        getStyleClass().add("lw-matrix");
        setAccessibleText(
                Messages.text("accuracy.matrix.accessible", report.classes().size()));
        var matrix = report.matrix();
        int size = matrix.size();
        var names = new ColumnConstraints();
        names.setMinWidth(size > MOST_NUMBERS ? 20 : 64);
        names.setMaxWidth(92);
        getColumnConstraints().add(names);
        for (int index = 0; index < size; index++) {
            var column = new ColumnConstraints();
            column.setHgrow(Priority.ALWAYS);
            column.setPercentWidth(-1);
            column.setMinWidth(14);
            column.setPrefWidth(40);
            getColumnConstraints().add(column);
            var each = report.classes().get(index);
            var color = report.colors().get(index);
            var top = new Label("", ReportView.swatch(color));
            top.setTooltip(new Tooltip(each.name()));
            top.setMaxWidth(Double.MAX_VALUE);
            top.setAlignment(Pos.CENTER);
            add(top, index + 1, 0);
            add(
                    size > MOST_NUMBERS ? chip(each.name(), color) : ReportView.className(each.name(), color),
                    0,
                    index + 1);
        }
        var corner = new Label(Messages.text("accuracy.matrix.corner"));
        corner.getStyleClass().add("lw-note");
        if (size <= MOST_NUMBERS) {
            add(corner, 0, 0);
        }
        for (int map = 0; map < size; map++) {
            for (int reference = 0; reference < size; reference++) {
                add(cell(report, map, reference), reference + 1, map + 1);
            }
        }
    }

    private static Label chip(String name, String color) {
        var label = new Label("", ReportView.swatch(color));
        label.setTooltip(new Tooltip(name));
        return label;
    }

    private static Label cell(AccuracyReport report, int map, int reference) {
        var matrix = report.matrix();
        long count = matrix.count(map, reference);
        long total = matrix.referenceTotal(reference);
        double share = total == 0 ? 0 : (double) count / total;
        var label = new Label(
                matrix.size() > MOST_NUMBERS || total == 0
                        ? ""
                        : Formats.decimal(share * 100, share > 0 && share < 0.095 ? 1 : 0));
        label.getStyleClass().add("lw-matrix-cell");
        if (share > 0.55) {
            label.getStyleClass().add("lw-matrix-deep");
        }
        label.setStyle(String.format(
                Locale.ROOT,
                "-fx-background-color: %s%.3f)",
                map == reference ? "rgba(23,128,95," : "rgba(196,78,48,",
                Math.min(0.94, Math.sqrt(share) * 0.94)));
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        label.setAlignment(Pos.CENTER);
        var text = Messages.text(
                "accuracy.matrix.cell",
                report.classes().get(map).name(),
                report.classes().get(reference).name(),
                Formats.count(count),
                Formats.percent(share, 1));
        label.setTooltip(new Tooltip(text));
        label.setAccessibleText(text);
        return label;
    }
}
