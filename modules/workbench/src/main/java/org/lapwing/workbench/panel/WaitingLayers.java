package org.lapwing.workbench.panel;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.workbench.state.RemoteLayersViewModel;
import org.lapwing.workbench.text.Messages;

/// The remote layers of a project that nobody has connected yet: off, each with a button.
@SuppressWarnings("FutureReturnValueIgnored") // failures become notices where the work is started
public final class WaitingLayers extends VBox {

    /// Follows the view model.
    public WaitingLayers(RemoteLayersViewModel remotes) {
        getStyleClass().add("lw-section");
        setSpacing(6);
        Runnable rebuild = () -> {
            getChildren()
                    .setAll(remotes.waiting().stream()
                            .map(each -> card(remotes, each))
                            .toList());
            setVisible(!getChildren().isEmpty());
            setManaged(isVisible());
        };
        remotes.waiting().addListener((ListChangeListener<RemoteLayersViewModel.Waiting>) _ -> rebuild.run());
        rebuild.run();
    }

    private static Node card(RemoteLayersViewModel remotes, RemoteLayersViewModel.Waiting layer) {
        var name = new Label(layer.name());
        name.getStyleClass().add("lw-role");
        name.setMinWidth(0);
        var host = Parts.note(Messages.text("remote.waiting.card", layer.host()));
        var texts = new VBox(name, host);
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var connect = new Button(Messages.text("remote.waiting.connect"));
        connect.getStyleClass().add("lw-small");
        connect.setAccessibleText(Messages.text("remote.waiting.accessible", layer.name(), layer.host()));
        connect.setMinWidth(USE_PREF_SIZE);
        connect.setOnAction(_ -> remotes.connect(layer));
        var row = new HBox(
                6,
                texts,
                connect,
                Icons.button(Feather.X, Messages.text("layers.remove", layer.name()), () -> remotes.forget(layer)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lw-card");
        return row;
    }
}
