package org.lapwing.workbench.state;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.learning.query.LabelBudget;
import org.lapwing.learning.query.PatchSize;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.Reduction;

/// What the next query asks for.
public final class QueueSettingsViewModel {

    /// What the side of a patch counts.
    public enum SideUnit {
        /// Pixels of the image.
        PIXELS,
        /// Metres on the ground.
        METRES
    }

    /// Where patches may lie, or may not.
    public enum Place {
        /// Anywhere; of an exclusion: nowhere.
        ANY,
        /// What the map shows when the query starts.
        VIEW,
        /// The outline drawn with the tool that measures areas.
        OUTLINE,
        /// The polygons of the chosen layer.
        LAYER
    }

    private static final QuerySettings DEFAULTS = QuerySettings.of(QueryStrategy.ENTROPY);

    private final ObjectProperty<QueryStrategy> strategy = new SimpleObjectProperty<>(DEFAULTS.strategy());
    private final ObjectProperty<Reduction> reduction = new SimpleObjectProperty<>(DEFAULTS.reduction());
    private final IntegerProperty batch = new SimpleIntegerProperty(DEFAULTS.batch());
    private final DoubleProperty side = new SimpleDoubleProperty(64);
    private final ObjectProperty<SideUnit> unit = new SimpleObjectProperty<>(SideUnit.PIXELS);
    private final DoubleProperty distance = new SimpleDoubleProperty(DEFAULTS.minimumDistanceMetres());
    private final IntegerProperty diversity = new SimpleIntegerProperty(DEFAULTS.diversity());
    private final DoubleProperty validPercent = new SimpleDoubleProperty(50);
    private final ObjectProperty<Place> area = new SimpleObjectProperty<>(Place.ANY);
    private final ObjectProperty<String> areaLayer = new SimpleObjectProperty<>("");
    private final ObjectProperty<Place> exclusion = new SimpleObjectProperty<>(Place.ANY);
    private final ObjectProperty<String> exclusionLayer = new SimpleObjectProperty<>("");
    private final IntegerProperty controls = new SimpleIntegerProperty();
    private final LongProperty seed = new SimpleLongProperty(DEFAULTS.seed());
    private final IntegerProperty budget = new SimpleIntegerProperty();
    private final DoubleProperty hourlyCost = new SimpleDoubleProperty();

    QueueSettingsViewModel() {}

    /// What makes a patch worth asking for.
    public ObjectProperty<QueryStrategy> strategy() {
        return strategy;
    }

    /// How pixels become one number.
    public ObjectProperty<Reduction> reduction() {
        return reduction;
    }

    /// How many patches are asked for at once.
    public IntegerProperty batch() {
        return batch;
    }

    /// Side of a patch.
    public DoubleProperty side() {
        return side;
    }

    /// What the side counts.
    public ObjectProperty<SideUnit> unit() {
        return unit;
    }

    /// Least distance between two patches in metres on the ground; 0 for none.
    public DoubleProperty distance() {
        return distance;
    }

    /// From how many times the batch the most unlike patches are taken; 1 for none.
    public IntegerProperty diversity() {
        return diversity;
    }

    /// Per cent of a patch that must hold data.
    public DoubleProperty validPercent() {
        return validPercent;
    }

    /// Where patches may lie.
    public ObjectProperty<Place> area() {
        return area;
    }

    /// Id of the layer of [Place#LAYER].
    public ObjectProperty<String> areaLayer() {
        return areaLayer;
    }

    /// Where no patches may lie.
    public ObjectProperty<Place> exclusion() {
        return exclusion;
    }

    /// Id of the layer of an exclusion by [Place#LAYER].
    public ObjectProperty<String> exclusionLayer() {
        return exclusionLayer;
    }

    /// How many patches of a batch are drawn by lot, to compare with.
    public IntegerProperty controls() {
        return controls;
    }

    /// Decides lots and ties.
    public LongProperty seed() {
        return seed;
    }

    /// How many patches may be labelled in all; 0 where that is open.
    public IntegerProperty budget() {
        return budget;
    }

    /// What an hour of work costs; 0 where that does not count.
    public DoubleProperty hourlyCost() {
        return hourlyCost;
    }

    /// The choices of the strategy.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be
    public QuerySettings query() {
        return QuerySettings.of(strategy.get())
                .withReduction(reduction.get())
                .withBatch(batch.get())
                .withMinimumDistance(distance.get())
                .withDiversity(diversity.get())
                .withSeed(seed.get());
    }

    /// Which patches may be asked for, wherever they lie.
    ///
    /// @throws IllegalArgumentException naming the value that cannot be
    PoolSettings pool() {
        return new PoolSettings(
                unit.get() == SideUnit.PIXELS
                        ? new PatchSize.Pixels((int) Math.round(side.get()))
                        : new PatchSize.Metres(side.get()),
                validPercent.get() / 100,
                Optional.empty(),
                Optional.empty());
    }

    /// What labelling may cost.
    LabelBudget spending() {
        return new LabelBudget(
                budget.get() < 1 ? OptionalInt.empty() : OptionalInt.of(budget.get()),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                hourlyCost.get());
    }

    /// Takes over what was kept with a queue.
    void load(QuerySettings settings, LabelBudget spending) {
        strategy.set(settings.strategy());
        reduction.set(settings.reduction());
        batch.set(settings.batch());
        distance.set(settings.minimumDistanceMetres());
        diversity.set(settings.diversity());
        seed.set(settings.seed());
        budget.set(spending.patches().orElse(0));
        hourlyCost.set(spending.pricePerHour());
    }
}
