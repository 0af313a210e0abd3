package org.lapwing.workbench;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.panel.Icons;
import org.lapwing.workbench.text.Messages;

/// The right side: one panel a task, one of them in front.
final class TaskRail extends VBox {

    private final ObjectProperty<TaskPanel> front = new SimpleObjectProperty<>(TaskPanel.TRAIN);
    private final Map<TaskPanel, ScrollPane> pages = new EnumMap<>(TaskPanel.class);
    private final StackPane stack = new StackPane();
    private Runnable shown = () -> {};

    TaskRail() {
        getStyleClass().add("lw-rail");
        var group = new ToggleGroup();
        var tabs = new HBox(
                tab(group, TaskPanel.LABEL, Feather.EDIT_2, Messages.text("rail.label")),
                tab(group, TaskPanel.QUEUE, Feather.HELP_CIRCLE, Messages.text("rail.queue")),
                tab(group, TaskPanel.TRAIN, Feather.ACTIVITY, Messages.text("rail.train")),
                tab(group, TaskPanel.ACCURACY, Feather.TARGET, Messages.text("rail.accuracy")),
                tab(group, TaskPanel.EXPORT, Feather.DOWNLOAD, Messages.text("rail.export")));
        tabs.getStyleClass().add("lw-tabs");
        VBox.setVgrow(stack, Priority.ALWAYS);
        getChildren().addAll(tabs, stack);
    }

    /// Puts a panel into the rail.
    void add(TaskPanel panel, Node content) {
        var page = new ScrollPane(content);
        page.setFitToWidth(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.visibleProperty().bind(front.isEqualTo(panel));
        page.managedProperty().bind(page.visibleProperty());
        pages.put(panel, page);
        stack.getChildren().add(page);
    }

    /// Brings a panel to the front.
    void show(TaskPanel panel) {
        front.set(panel);
        shown.run();
    }

    /// Called whenever a panel is asked for.
    void onShown(Runnable listener) {
        shown = listener;
    }

    private ToggleButton tab(ToggleGroup group, TaskPanel panel, Feather icon, String text) {
        var tab = new ToggleButton(text, Icons.of(icon));
        tab.setContentDisplay(ContentDisplay.TOP); // so that the names of all tabs fit side by side
        tab.setToggleGroup(group);
        tab.getStyleClass().add("lw-tab");
        tab.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(tab, Priority.ALWAYS);
        tab.setSelected(front.get() == panel);
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            show(panel);
        });
        front.addListener((_, _, now) -> tab.setSelected(now == panel));
        return tab;
    }
}
