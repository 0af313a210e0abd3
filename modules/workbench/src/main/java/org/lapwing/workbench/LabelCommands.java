package org.lapwing.workbench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.drawing.DrawingTool;
import org.lapwing.workbench.panel.PanelActions;
import org.lapwing.workbench.state.LayerItem;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands of the menu Label: tools, classes, what is chosen.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
final class LabelCommands {

    private final WindowViewModel window;
    private final Runnable showPanel;
    private final ObservableValue<Boolean> hasImage;
    private final Map<DrawingTool, Command> tools = new EnumMap<>(DrawingTool.class);
    private final Command panel;
    private final Command unknown;
    private final Command hide;
    private final Command join;
    private final Command wider;
    private final Command narrower;
    private final Command bringIn;
    private final Command export;
    private final Command merge;
    private final Command delete;
    private final Command deselect;

    /// @param showPanel brings the Label panel to the front
    LabelCommands(WindowViewModel window, PanelActions actions, Runnable showPanel) {
        this.window = window;
        this.showPanel = showPanel;
        hasImage = window.workspace().image().map(Optional::isPresent);
        var labels = window.annotations();
        var hasLabels = labels.snapshot().map(Optional::isPresent);
        var hasChosen = window.selection().chosen().map(each -> !each.isEmpty());
        panel = command(Messages.text("command.label.panel"), Feather.EDIT_2, hasImage, showPanel, KeyCode.Y);
        tool(DrawingTool.SELECT, Messages.text("command.label.select"), Feather.MOUSE_POINTER, KeyCode.V);
        tool(DrawingTool.POLYGON, Messages.text("command.label.polygon"), Feather.HEXAGON, KeyCode.P);
        tool(
                DrawingTool.FREEHAND,
                Messages.text("command.label.freehand"),
                Feather.EDIT_3,
                KeyCode.P,
                KeyCombination.SHIFT_DOWN);
        tool(DrawingTool.RECTANGLE, Messages.text("command.label.rectangle"), Feather.SQUARE, KeyCode.R);
        tool(DrawingTool.POINT, Messages.text("command.label.point"), Feather.MAP_PIN, KeyCode.C);
        tool(DrawingTool.BRUSH, Messages.text("command.label.brush"), Feather.PEN_TOOL, KeyCode.B);
        tool(DrawingTool.ERASER, Messages.text("command.label.eraser"), Feather.DELETE, KeyCode.E);
        tool(DrawingTool.WAND, Messages.text("command.label.wand"), Feather.DROPLET, KeyCode.F);
        tool(
                DrawingTool.SUGGESTION,
                Messages.text("command.label.suggestion"),
                Feather.CPU,
                KeyCode.F,
                KeyCombination.SHIFT_DOWN);
        tool(
                DrawingTool.SPLIT,
                Messages.text("command.label.split"),
                Feather.SCISSORS,
                KeyCode.X,
                KeyCombination.SHIFT_DOWN);
        unknown = command(
                Messages.text("command.label.unknown"),
                Feather.HELP_CIRCLE,
                hasImage,
                labels.classes()::pickUnknown,
                KeyCode.U);
        hide = command(
                Messages.text("command.label.hide"),
                Feather.EYE_OFF,
                hasLabels,
                () -> window.layers().toggle(LayerItem.Role.ANNOTATIONS),
                KeyCode.H);
        var hasSeveral = window.selection().chosen().map(each -> each.size() > 1);
        join = command(
                Messages.text("command.label.join"),
                Feather.GIT_MERGE,
                hasSeveral,
                window.drawing()::merge,
                KeyCode.J,
                KeyCombination.SHIFT_DOWN);
        wider = command(
                Messages.text("command.label.wider"),
                Feather.MAXIMIZE_2,
                hasChosen,
                () -> window.drawing().buffer(window.drawing().bufferMetres().get()),
                null);
        narrower = command(
                Messages.text("command.label.narrower"),
                Feather.MINIMIZE_2,
                hasChosen,
                () -> window.drawing().buffer(-window.drawing().bufferMetres().get()),
                null);
        bringIn = command(Messages.text("command.label.import"), Feather.LOG_IN, hasImage, actions::importLabels, null);
        export = command(Messages.text("command.label.export"), Feather.UPLOAD, hasLabels, actions::exportLabels, null);
        merge = command(Messages.text("command.label.merge"), Feather.USERS, hasLabels, actions::mergeLabels, null);
        delete = command(
                Messages.text("command.label.delete"),
                Feather.TRASH_2,
                hasChosen,
                window.selection()::delete,
                KeyCode.DELETE);
        deselect = command(
                Messages.text("command.label.deselect"), Feather.X_SQUARE, hasChosen, window.selection()::clear, null);
    }

    /// The commands of the tools, in the order of their buttons.
    Map<DrawingTool, Command> tools() {
        return tools;
    }

    /// The commands for what is chosen that have a button.
    List<Command> chosen() {
        return List.of(join, wider, narrower, delete);
    }

    /// The commands for files that have a button.
    List<Command> files() {
        return List.of(bringIn, export, merge);
    }

    /// The commands, section by section.
    List<List<Command>> sections() {
        return List.of(
                List.of(panel),
                List.copyOf(tools.values()),
                List.of(unknown, hide),
                List.of(join, wider, narrower, delete, deselect),
                List.of(bringIn, export, merge));
    }

    private void tool(DrawingTool tool, String text, Feather icon, KeyCode key, Modifier... modifiers) {
        tools.put(
                tool,
                command(
                        text,
                        icon,
                        hasImage,
                        () -> {
                            showPanel.run();
                            window.drawing().take(tool);
                        },
                        key,
                        modifiers));
    }

    private static Command command(
            String text,
            Feather icon,
            ObservableValue<Boolean> enabled,
            Runnable run,
            @Nullable KeyCode key,
            Modifier... modifiers) {
        return new Command(
                text,
                icon,
                Optional.ofNullable(key).map(code -> (KeyCombination) new KeyCodeCombination(code, modifiers)),
                enabled,
                run);
    }
}
