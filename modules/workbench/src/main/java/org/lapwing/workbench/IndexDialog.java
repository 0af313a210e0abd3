package org.lapwing.workbench;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.expression.BandExpression;
import org.lapwing.raster.expression.ExpressionException;
import org.lapwing.raster.expression.SpectralIndex;
import org.lapwing.workbench.text.Messages;

/// Asks for an index or an expression of bands, and says at once what is wrong with it.
final class IndexDialog extends Dialog<IndexDialog.Answer> {

    /// What a person wants to see.
    ///
    /// @param name what it is called
    /// @param expression how it is computed
    record Answer(String name, BandExpression expression) {}

    /// Reads expressions of the bands at hand.
    interface Reader {
        BandExpression read(String text) throws ExpressionException;
    }

    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double WIDTH = 420;

    private final Reader reader;
    private final ComboBox<Optional<SpectralIndex>> index = new ComboBox<>();
    private final TextField expression = new TextField();
    private final TextField name = new TextField();
    private final Label verdict = new Label();
    private final Node add;
    private Optional<BandExpression> read = Optional.empty();

    /// @param indices those that the bands allow
    /// @param bands the names of the bands, for the person to choose from
    IndexDialog(List<SpectralIndex> indices, List<String> bands, Reader reader) {
        this.reader = reader;
        var agree = new ButtonType(Messages.text("index.add"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(agree, ButtonType.CANCEL);
        add = getDialogPane().lookupButton(agree);
        setTitle(Messages.text("index.title"));
        indices.forEach(each -> index.getItems().add(Optional.of(each)));
        index.getItems().add(Optional.empty());
        index.setConverter(new Names());
        index.setMaxWidth(Double.MAX_VALUE);
        index.setId("index-choice");
        expression.setId("index-expression");
        expression.setPromptText(Messages.text("index.expression.prompt"));
        name.setId("index-name");
        verdict.setId("index-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(40);
        verdict.getStyleClass().add("lw-note");
        var known = new Label(Messages.text("index.bands", String.join(", ", bands)));
        known.setWrapText(true);
        known.setMinHeight(Region.USE_PREF_SIZE);
        known.setMaxHeight(80);
        known.getStyleClass().add("lw-note");
        getDialogPane().setContent(new VBox(8, form(), verdict, known));
        getDialogPane().setPrefWidth(WIDTH);
        index.valueProperty().addListener((_, _, now) -> now.ifPresent(this::take));
        expression.textProperty().addListener(_ -> judge());
        name.textProperty().addListener(_ -> judge());
        index.setValue(index.getItems().getFirst());
        judge();
        setResultConverter(button -> button == agree ? answer() : null);
        setOnShown(_ -> (indices.isEmpty() ? expression : index).requestFocus());
    }

    private GridPane form() {
        var form = new GridPane(8, 8);
        FormRows.add(form, Messages.text("index.choice"), index);
        FormRows.add(form, Messages.text("index.expression"), expression);
        FormRows.add(form, Messages.text("index.name"), name);
        return form;
    }

    private void take(SpectralIndex chosen) {
        expression.setText(chosen.formula());
        name.setText(chosen.name());
    }

    private void judge() {
        if (index.getValue() != null
                && index.getValue()
                        .filter(chosen -> !chosen.formula().equals(expression.getText()))
                        .isPresent()) {
            index.setValue(Optional.empty());
        }
        try {
            read = Optional.of(reader.read(expression.getText()));
            verdict.setText(name.getText().isBlank() ? Messages.text("index.nameless") : Messages.text("index.good"));
        } catch (ExpressionException wrong) {
            read = Optional.empty();
            verdict.setText(wrong.getMessage());
        }
        boolean bad = read.isEmpty() && !expression.getText().isBlank();
        expression.pseudoClassStateChanged(DANGER, bad);
        add.setDisable(read.isEmpty() || name.getText().isBlank());
    }

    private @Nullable Answer answer() {
        return read.map(each -> new Answer(name.getText().strip(), each)).orElse(null);
    }

    private static final class Names extends StringConverter<Optional<SpectralIndex>> {

        @Override
        public String toString(@Nullable Optional<SpectralIndex> chosen) {
            return chosen == null ? "" : chosen.map(Names::text).orElse(Messages.text("index.own"));
        }

        @Override
        public Optional<SpectralIndex> fromString(String typed) {
            throw new UnsupportedOperationException("this choice is not typed: " + typed);
        }

        private static String text(SpectralIndex index) {
            return switch (index) {
                case NDVI -> Messages.text("index.ndvi");
                case GNDVI -> Messages.text("index.gndvi");
                case SAVI -> Messages.text("index.savi");
                case NDWI -> Messages.text("index.ndwi");
                case MNDWI -> Messages.text("index.mndwi");
                case NDMI -> Messages.text("index.ndmi");
            };
        }
    }
}
