package org.lapwing.workbench;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.remote.MapServiceLayer;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.state.RemoteDraft;
import org.lapwing.workbench.state.RemoteDraft.Kind;
import org.lapwing.workbench.text.Messages;

/// Asks where imagery on the web is, and says at once what is wrong. Nothing is fetched before a button is pressed.
final class RemoteDialog extends Dialog<RemoteSpec> {

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double WIDTH = 560;
    private static final double LIST_HEIGHT = 170;

    private final RemoteDraft draft;
    private final GridPane form = new GridPane(10, 8);

    RemoteDialog(RemoteDraft draft) {
        this.draft = draft;
        var agree = new ButtonType(Messages.text("remote.connect"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(agree, ButtonType.CANCEL);
        var connect = getDialogPane().lookupButton(agree);
        setTitle(Messages.text("remote.title"));
        setHeaderText(Messages.text("remote.header"));
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var controls = new ColumnConstraints();
        controls.setHgrow(Priority.ALWAYS);
        form.getColumnConstraints().addAll(names, controls);
        row(Messages.text("remote.kind"), kind(), null);
        row(Messages.text("remote.address"), address(), null);
        ObservableValue<Boolean> tiles = draft.kind().map(kind -> kind == Kind.TILES);
        ObservableValue<Boolean> service = draft.kind().map(kind -> kind == Kind.SERVICE);
        row(Messages.text("remote.zoom"), zoom(), tiles);
        row("", ask(), service);
        row(Messages.text("remote.layers"), layers(), service);
        row(Messages.text("remote.format"), format(), service);
        row(Messages.text("remote.name"), name(), null);
        row(Messages.text("remote.attribution"), text("remote-attribution", draft.attribution()), null);
        var verdict = new Label();
        verdict.setId("remote-verdict");
        verdict.textProperty().bind(draft.verdict());
        verdict.setWrapText(true);
        verdict.setMinHeight(40);
        verdict.getStyleClass().add("lw-note");
        var privacy = new Label(Messages.text("remote.privacy"));
        privacy.setWrapText(true);
        privacy.setMinHeight(Region.USE_PREF_SIZE);
        privacy.getStyleClass().add("lw-note");
        getDialogPane().setContent(new VBox(10, form, verdict, privacy));
        getDialogPane().setPrefWidth(WIDTH);
        setResizable(true);
        draft.verdict().subscribe(_ -> connect.setDisable(draft.spec().isEmpty()));
        setResultConverter(button -> button == agree ? draft.spec().orElse(null) : null);
        setOnShown(_ -> form.lookup("#remote-address").requestFocus());
    }

    private void row(String text, Region control, @Nullable ObservableValue<Boolean> shown) {
        var label = new Label(text);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        if (!text.isEmpty()) {
            control.setAccessibleText(text.replace("_", ""));
        }
        if (shown != null) {
            for (var node : List.of(label, control)) {
                node.visibleProperty().bind(shown);
                node.managedProperty().bind(node.visibleProperty());
            }
            shown.addListener(_ -> fitWindow());
        }
        form.addRow(form.getRowCount(), label, control);
    }

    private void fitWindow() {
        var scene = getDialogPane().getScene();
        if (scene != null && scene.getWindow() != null) {
            scene.getWindow().sizeToScene();
        }
    }

    private ComboBox<Kind> kind() {
        var box = new ComboBox<Kind>();
        box.setId("remote-kind");
        box.getItems().setAll(Kind.values());
        box.setConverter(new Kinds());
        box.valueProperty().bindBidirectional(draft.kind());
        return box;
    }

    private TextField address() {
        var field = text("remote-address", draft.address());
        field.promptTextProperty().bind(draft.kind().map(kind -> switch (kind) {
            case TILES -> Messages.text("remote.tiles.prompt", "{z}/{x}/{y}");
            case SERVICE -> Messages.text("remote.service.prompt");
            case TIFF -> Messages.text("remote.tiff.prompt");
        }));
        draft.verdict()
                .subscribe(_ -> field.pseudoClassStateChanged(
                        DANGER,
                        !draft.address().get().isBlank()
                                && draft.spec().isEmpty()
                                && draft.kind().get() != Kind.SERVICE));
        field.setOnAction(_ -> {
            if (draft.kind().get() == Kind.SERVICE && draft.offer().get().isEmpty()) {
                draft.askService();
            }
        });
        return field;
    }

    private TextField name() {
        var field = text("remote-name", draft.name());
        draft.verdict().subscribe(_ -> field.setPromptText(draft.title()));
        draft.chosen().addListener((ListChangeListener<MapServiceLayer>) _ -> field.setPromptText(draft.title()));
        return field;
    }

    private static TextField text(String id, javafx.beans.property.StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private Spinner<Integer> zoom() {
        var spinner = new Spinner<Integer>();
        var values = new IntegerSpinnerValueFactory(
                0, RemoteSpec.Tiles.FINEST, draft.zoom().get());
        spinner.setValueFactory(values);
        spinner.setId("remote-zoom");
        values.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                draft.zoom().set(now);
            }
        });
        return spinner;
    }

    private Button ask() {
        var button = new Button(Messages.text("remote.ask"));
        button.setId("remote-ask");
        button.setMnemonicParsing(true);
        button.setOnAction(_ -> draft.askService());
        button.disableProperty().bind(draft.address().map(String::isBlank));
        return button;
    }

    private ListView<MapServiceLayer> layers() {
        var list = new ListView<MapServiceLayer>();
        list.setId("remote-layers");
        list.setPrefHeight(LIST_HEIGHT);
        list.setPlaceholder(new Label(Messages.text("remote.layers.none")));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setCellFactory(_ -> new LayerCell());
        draft.offer().addListener((_, _, now) -> list.getItems()
                .setAll(now.map(found -> found.layers()).orElse(List.of())));
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<MapServiceLayer>)
                _ -> draft.chosen()
                        .setAll(list.getSelectionModel().getSelectedItems().stream()
                                .filter(each -> each != null)
                                .toList()));
        return list;
    }

    private ComboBox<String> format() {
        var box = new ComboBox<String>();
        box.setId("remote-format");
        draft.offer().subscribe(now -> {
            var formats = now.map(found -> found.readableFormats()).orElse(List.of());
            box.getItems().setAll(formats);
            box.setValue(formats.isEmpty() ? null : draft.format().get());
            box.setDisable(formats.size() < 2);
        });
        box.valueProperty().addListener((_, _, now) -> {
            if (now != null) {
                draft.format().set(now);
            }
        });
        return box;
    }

    private static final class Kinds extends StringConverter<Kind> {

        @Override
        public String toString(@Nullable Kind kind) {
            return kind == null
                    ? ""
                    : switch (kind) {
                        case TILES -> Messages.text("remote.tiles");
                        case SERVICE -> Messages.text("remote.service");
                        case TIFF -> Messages.text("remote.tiff");
                    };
        }

        @Override
        public Kind fromString(String typed) {
            throw new UnsupportedOperationException("this choice is not typed: " + typed);
        }
    }

    private static final class LayerCell extends ListCell<MapServiceLayer> {

        private static final String INDENT = "   ";

        @Override
        protected void updateItem(@Nullable MapServiceLayer layer, boolean empty) {
            super.updateItem(layer, empty);
            setText(
                    layer == null || empty
                            ? ""
                            : INDENT.repeat(layer.depth())
                                    + (layer.title().equals(layer.name())
                                            ? layer.title()
                                            : Messages.text("remote.layer", layer.title(), layer.name())));
        }
    }
}
