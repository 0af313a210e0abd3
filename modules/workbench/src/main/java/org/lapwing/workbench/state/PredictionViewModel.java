package org.lapwing.workbench.state;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.labels.Legend;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;

/// How the prediction layer looks.
public final class PredictionViewModel {

    private final ObjectProperty<ScoreMode> mode = new SimpleObjectProperty<>(ScoreMode.CLASS);

    /// What the layer shows.
    public ObjectProperty<ScoreMode> mode() {
        return mode;
    }

    /// The style for a model's scores.
    ///
    /// @param model the classes in the order of the model's bands
    /// @param shown the legend a person edits; its names and colours are taken where codes agree
    ScoreStyle style(Legend model, Optional<Legend> shown) {
        return new ScoreStyle(
                shown.map(legend -> LegendDress.dress(model, legend)).orElse(model), mode.get());
    }
}
