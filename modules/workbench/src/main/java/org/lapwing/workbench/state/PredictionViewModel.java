package org.lapwing.workbench.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.mapview.ScoreMode;
import org.lapwing.mapview.ScoreStyle;
import org.lapwing.mapview.Unknown;
import org.lapwing.raster.ComparedScores;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.TileCache;
import org.lapwing.workbench.service.ModelService;

/// How the prediction layer looks, and which scores it takes.
///
/// A mode that compares two models falls back to classes while there is nothing to compare with.
public final class PredictionViewModel {

    /// What can be compared with the prediction now.
    ///
    /// @param earlier what changes are counted from: the checkpoint before, or the second model where a person
    ///     chose so
    /// @param second another model
    public record Comparable(Optional<ModelService.Earlier> earlier, Optional<ModelService.Prediction> second) {

        static final Comparable NOTHING = new Comparable(Optional.empty(), Optional.empty());
    }

    private final TileCache cache;
    private final ObjectProperty<ScoreMode> mode = new SimpleObjectProperty<>(ScoreMode.CLASS);
    private final ReadOnlyObjectWrapper<List<LegendClass>> classes = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<Optional<Integer>> chosenCode = new SimpleObjectProperty<>(Optional.empty());
    private final DoubleProperty unknownBelow = new SimpleDoubleProperty(0);
    private final StringProperty unknownColor = new SimpleStringProperty("#808080");
    private Optional<ModelService.Prediction> since = Optional.empty();
    private Optional<ModelService.Prediction> compared = Optional.empty();
    private final ReadOnlyObjectWrapper<Comparable> comparable = new ReadOnlyObjectWrapper<>(Comparable.NOTHING);

    /// @param cache the map's tiles
    PredictionViewModel(TileCache cache) {
        this.cache = cache;
    }

    /// What the layer shall show.
    public ObjectProperty<ScoreMode> mode() {
        return mode;
    }

    /// The classes of the model, as they are shown.
    public ReadOnlyObjectProperty<List<LegendClass>> classes() {
        return classes.getReadOnlyProperty();
    }

    /// Code of the class whose probability is shown; the first class where the model has no such class.
    public ObjectProperty<Optional<Integer>> chosenCode() {
        return chosenCode;
    }

    /// Least probability, 0 to 1, of the best class of a pixel that is not unknown; 0 leaves nothing unknown.
    public DoubleProperty unknownBelow() {
        return unknownBelow;
    }

    /// Colour of unknown pixels, `#RRGGBB`.
    public StringProperty unknownColor() {
        return unknownColor;
    }

    /// What can be compared now.
    public ReadOnlyObjectProperty<Comparable> comparable() {
        return comparable.getReadOnlyProperty();
    }

    /// Whether a mode has what it needs.
    public boolean isPossible(ScoreMode wanted) {
        return switch (wanted) {
            case CHANGED -> comparable.get().earlier().isPresent();
            case DISAGREEMENT -> comparable.get().second().isPresent();
            case CLASS, MIXED, PROBABILITY, CONFIDENCE, ENTROPY, MARGIN -> true;
        };
    }

    /// Goes on to the next mode that has what it needs.
    public void nextMode() {
        var modes = Arrays.stream(ScoreMode.values()).filter(this::isPossible).toList();
        mode.set(modes.get((modes.indexOf(mode.get()) + 1) % modes.size()));
    }

    /// Shows where the prediction decides otherwise than the second model, until another checkpoint is shown.
    void showChangesSinceSecond() {
        since = comparable.get().second();
        comparable.set(new Comparable(since.map(PredictionViewModel::asEarlier), since));
        if (mode.get() == ScoreMode.CHANGED) {
            mode.set(ScoreMode.CLASS); // so that the layer takes the other model
        }
        mode.set(ScoreMode.CHANGED);
    }

    /// Takes up a new prediction or second model.
    void compare(Optional<ModelService.Prediction> shown, Optional<ModelService.Prediction> second) {
        if (!second.equals(since) || !shown.equals(compared)) {
            since = Optional.empty();
        }
        compared = shown;
        comparable.set(new Comparable(
                since.map(PredictionViewModel::asEarlier).or(() -> shown.flatMap(ModelService.Prediction::earlier)),
                second));
    }

    private static ModelService.Earlier asEarlier(ModelService.Prediction model) {
        return new ModelService.Earlier(model.source(), model.legend(), model.epoch());
    }

    /// The pixels for a prediction in the present mode.
    RasterSource source(ModelService.Prediction shown) {
        return switch (effective()) {
            case CHANGED -> {
                var earlier = comparable.get().earlier().orElseThrow();
                yield compared(shown, earlier.source(), earlier.legend());
            }
            case DISAGREEMENT -> {
                var second = comparable.get().second().orElseThrow();
                yield compared(shown, second.source(), second.legend());
            }
            case CLASS, MIXED, PROBABILITY, CONFIDENCE, ENTROPY, MARGIN -> shown.source();
        };
    }

    /// The style for a model's scores.
    ///
    /// @param model the classes in the order of the model's bands
    /// @param shown the legend a person edits; its names and colours are taken where codes agree
    ScoreStyle style(Legend model, Optional<Legend> shown) {
        var dressed = shown.map(legend -> LegendDress.dress(model, legend)).orElse(model);
        classes.set(dressed.classes());
        return new ScoreStyle(dressed, effective(), chosenIndex(dressed), unknown());
    }

    private ScoreMode effective() {
        return isPossible(mode.get()) ? mode.get() : ScoreMode.CLASS;
    }

    private int chosenIndex(Legend legend) {
        var codes = legend.classes().stream().map(LegendClass::code).toList();
        return chosenCode.get().map(codes::indexOf).filter(index -> index >= 0).orElse(0);
    }

    private Unknown unknown() {
        return unknownBelow.get() <= 0
                ? Unknown.NOTHING
                : new Unknown(Math.min(1, unknownBelow.get()), (int)
                        Long.parseLong("FF" + unknownColor.get().substring(1).toUpperCase(Locale.ROOT), 16));
    }

    private RasterSource compared(ModelService.Prediction shown, RasterSource other, Legend legend) {
        return new ComparedScores(shown.source(), other, LegendDress.counterparts(shown.legend(), legend), cache);
    }
}
