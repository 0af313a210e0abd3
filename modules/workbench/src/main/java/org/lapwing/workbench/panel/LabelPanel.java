package org.lapwing.workbench.panel;

import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.state.EditProblem;
import org.lapwing.workbench.state.LabelsViewModel.State;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// Drawing labels: tools, classes, what is chosen, statistics, files.
public final class LabelPanel extends VBox {

    private static final int TOOLS_IN_A_ROW = 5;

    /// @param tools the commands of the tools
    /// @param chosen the commands for what is chosen
    /// @param files the commands for files
    public LabelPanel(
            WindowViewModel window,
            Map<DrawingTool, Command> tools,
            List<Command> chosen,
            List<Command> files,
            PanelActions actions) {
        super(12);
        getStyleClass().add("lw-panel");
        setAccessibleText(Messages.text("rail.label"));
        var labels = window.annotations();
        var missing = missing(actions);
        Parts.show(missing, labels.state().map(state -> state == State.NO_IMAGE));
        var problem = Parts.note(
                labels.problem().map(each -> each.map(EditProblem::text).orElse("")));
        problem.getStyleClass().add("lw-problem");
        var present = new VBox(
                12,
                toolGrid(window, tools),
                new DrawingOptions(window.drawing()),
                problem,
                new LabelClassesView(labels.classes()),
                new SelectionCard(window.selection(), labels.classes(), window.drawing(), chosen),
                new LabelCountsView(window.counts(), labels.classes()),
                new LabelStoreView(labels, files));
        Parts.show(present, missing.visibleProperty().map(shown -> !shown));
        getChildren().addAll(missing, present);
    }

    private static VBox missing(PanelActions actions) {
        Button image = Parts.button(Feather.IMAGE, Messages.text("command.open.image"), actions::openImage);
        image.getStyleClass().add("accent");
        return Parts.empty(Feather.EDIT_2, new SimpleStringProperty(Messages.text("labels.missing.image")), image);
    }

    private static GridPane toolGrid(WindowViewModel window, Map<DrawingTool, Command> tools) {
        var grid = new GridPane(2, 2);
        grid.getStyleClass().add("lw-tools");
        grid.setAccessibleText(Messages.text("labels.tools"));
        for (int column = 0; column < TOOLS_IN_A_ROW; column++) {
            var width = new ColumnConstraints();
            width.setPercentWidth(100.0 / TOOLS_IN_A_ROW);
            width.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().add(width);
        }
        int place = 0;
        for (var each : tools.entrySet()) {
            var button = tool(window, each.getKey(), each.getValue());
            grid.add(button, place % TOOLS_IN_A_ROW, place / TOOLS_IN_A_ROW);
            place++;
        }
        return grid;
    }

    private static ToggleButton tool(WindowViewModel window, DrawingTool tool, Command command) {
        var button = new ToggleButton(name(tool), Icons.of(command.icon()));
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("flat", "lw-tool");
        button.setAccessibleText(command.title());
        button.setTooltip(new Tooltip(command.title() + "  " + command.keyText()));
        button.disableProperty().bind(command.enabled().map(can -> !can));
        window.drawing()
                .tool()
                .subscribe(now -> button.setSelected(now.filter(tool::equals).isPresent()));
        button.setOnAction(_ -> {
            command.runIfEnabled();
            button.setSelected(
                    window.drawing().tool().get().filter(tool::equals).isPresent());
        });
        return button;
    }

    private static String name(DrawingTool tool) {
        return switch (tool) {
            case SELECT -> Messages.text("labels.tool.select");
            case POLYGON -> Messages.text("labels.tool.polygon");
            case FREEHAND -> Messages.text("labels.tool.freehand");
            case RECTANGLE -> Messages.text("labels.tool.rectangle");
            case POINT -> Messages.text("labels.tool.point");
            case BRUSH -> Messages.text("labels.tool.brush");
            case ERASER -> Messages.text("labels.tool.eraser");
            case WAND -> Messages.text("labels.tool.wand");
            case SUGGESTION -> Messages.text("labels.tool.suggestion");
            case SPLIT -> Messages.text("labels.tool.split");
        };
    }
}
