package org.lapwing.workbench.panel;

import java.util.SortedMap;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelStatistics;
import org.lapwing.labels.annotation.LabelStatistics.Amount;
import org.lapwing.workbench.state.LabelClassesViewModel;
import org.lapwing.workbench.state.LabelCountsViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How much is labelled, per class, author and round.
final class LabelCountsView extends TitledPane {

    private final LabelCountsViewModel counts;
    private final LabelClassesViewModel classes;
    private final VBox tables = new VBox(10);

    LabelCountsView(LabelCountsViewModel counts, LabelClassesViewModel classes) {
        this.counts = counts;
        this.classes = classes;
        setText(Messages.text("labels.counts"));
        setAnimated(false);
        getStyleClass().add("lw-fold");
        setContent(tables);
        Parts.show(this, counts.counts().map(each -> each.map(all -> all.total().annotations() > 0)
                .orElse(false)));
        counts.counts().subscribe(this::fill);
        classes.classes().subscribe(this::fill);
    }

    private void fill() {
        tables.getChildren().clear();
        counts.counts().get().ifPresent(all -> {
            var byClass = grid();
            all.byClass()
                    .forEach((code, amount) -> row(
                            byClass,
                            classes.classes()
                                    .get()
                                    .find(code)
                                    .map(LabelClass::name)
                                    .orElse(String.valueOf(code)),
                            amount,
                            all));
            row(byClass, Messages.text("labels.counts.total"), all.total(), all);
            tables.getChildren().addAll(byClass, Parts.heading(Messages.text("labels.counts.author")));
            var byAuthor = grid();
            all.byAuthor().forEach((author, amount) -> row(byAuthor, author, amount, all));
            tables.getChildren().add(byAuthor);
            rounds(all.byRound(), all);
        });
    }

    private void rounds(SortedMap<Integer, Amount> byRound, LabelStatistics all) {
        if (byRound.size() < 2 && byRound.containsKey(0)) {
            return; // nobody has worked in rounds
        }
        var grid = grid();
        byRound.forEach((round, amount) -> row(
                grid,
                round == 0
                        ? Messages.text("labels.counts.no.round")
                        : Messages.text("labels.counts.round.number", round),
                amount,
                all));
        tables.getChildren().addAll(Parts.heading(Messages.text("labels.counts.round")), grid);
    }

    private static GridPane grid() {
        var grid = new GridPane(10, 3);
        var name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(name);
        return grid;
    }

    private static void row(GridPane grid, String name, Amount amount, LabelStatistics all) {
        var title = new Label(name);
        title.setMinWidth(0);
        var count = number(Formats.count(amount.annotations()));
        var area = number(
                all.isOnGround()
                        ? Formats.area(amount.area())
                        : Messages.text("labels.counts.pixels", Formats.metric(amount.area())));
        grid.addRow(grid.getRowCount(), title, count, area);
    }

    private static Label number(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("lw-note", "lw-number");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
