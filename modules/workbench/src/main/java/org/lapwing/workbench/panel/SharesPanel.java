package org.lapwing.workbench.panel;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lapwing.workbench.state.SharesViewModel;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How much of the view each class of the prediction takes: bars, per cent and area.
public final class SharesPanel extends VBox {

    private final GridPane table = new GridPane(Parts.GAP, 5);

    /// Follows the view model; takes no room while there is nothing to count.
    public SharesPanel(SharesViewModel shares) {
        getStyleClass().add("lw-section");
        setAccessibleText(Messages.text("shares.title"));
        var heading = Parts.heading(Messages.text("shares.title"));
        heading.setTooltip(new Tooltip(Messages.text("shares.tip")));
        var names = new ColumnConstraints();
        names.setMinWidth(0);
        names.setHgrow(Priority.ALWAYS);
        names.setPercentWidth(36);
        var bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setMinWidth(30);
        table.getColumnConstraints().addAll(names, bars);
        getChildren().addAll(heading, table, Parts.note(shares.remark()));
        Parts.show(this, shares.rows().map(rows -> !rows.isEmpty()));
        shares.rows().addListener((_, _, _) -> rebuild(shares));
        rebuild(shares);
    }

    private void rebuild(SharesViewModel shares) {
        table.getChildren().clear();
        var rows = shares.rows().get();
        for (int at = 0; at < rows.size(); at++) {
            var row = rows.get(at);
            var name = new Label(row.name());
            name.setTextOverrun(OverrunStyle.ELLIPSIS);
            name.setMinWidth(0);
            name.setTooltip(new Tooltip(row.name()));
            name.setAccessibleText(
                    Messages.text("shares.accessible", row.name(), Formats.percent(row.share(), 1), row.area()));
            var percent = new Label(Formats.percent(row.share(), 1));
            percent.getStyleClass().addAll("lw-note", "lw-number");
            percent.setMinWidth(USE_PREF_SIZE);
            var area = new Label(row.area());
            area.getStyleClass().addAll("lw-note", "lw-number");
            area.setMinWidth(USE_PREF_SIZE);
            table.addRow(at, name, new ShareBar(row.share(), row.color()), percent, area);
        }
    }
}
