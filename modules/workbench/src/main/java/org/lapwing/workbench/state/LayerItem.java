package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lapwing.mapview.Layer;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.raster.RasterSource;

/// One row of the layer list. It outlives its source: a better model changes the source and keeps everything else.
public final class LayerItem {

    /// What a layer is to the workspace; one layer of each at most, but for added ones.
    public enum Role {
        /// The image.
        IMAGERY,
        /// The ground truth.
        LABELS,
        /// The model's map.
        PREDICTION,
        /// What people label.
        ANNOTATIONS,
        /// What a person has added to them: rasters, indices, features.
        ADDED
    }

    private final Role role;
    private final String id;
    private final Optional<ImageryViewModel> look;
    private final Optional<FeatureLayerViewModel> drawing;
    private final Optional<TimeLayerViewModel> time;
    private List<RasterSource> upcoming = List.of();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty remark = new SimpleStringProperty("");
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final ObjectProperty<RasterSource> source = new SimpleObjectProperty<>();
    private final BooleanProperty held = new SimpleBooleanProperty();
    private final StringProperty state = new SimpleStringProperty("");
    private final ObjectProperty<LayerStyle> style = new SimpleObjectProperty<>();

    /// @param id names the layer on the map
    /// @param look bands, colours and stretch, where the layer chooses them itself
    /// @param drawing how features are drawn, where the layer is one of features
    /// @param time its dates, where it has several
    LayerItem(
            Role role,
            String id,
            String name,
            RasterSource source,
            LayerStyle style,
            Optional<ImageryViewModel> look,
            Optional<FeatureLayerViewModel> drawing,
            Optional<TimeLayerViewModel> time) {
        this.time = time;
        this.role = role;
        this.id = id;
        this.look = look;
        this.drawing = drawing;
        this.name.set(name);
        this.source.set(source);
        this.style.set(style);
    }

    /// What the layer is.
    public Role role() {
        return role;
    }

    /// The name of the layer on the map; unique.
    public String id() {
        return id;
    }

    /// Bands, colours and stretch of an added layer.
    public Optional<ImageryViewModel> look() {
        return look;
    }

    /// How features are drawn; empty for layers of pixels.
    public Optional<FeatureLayerViewModel> drawing() {
        return drawing;
    }

    /// The dates of a layer that has several.
    public Optional<TimeLayerViewModel> time() {
        return time;
    }

    /// Changes the pixels to others that lie alike.
    ///
    /// @param probablyNext what will probably be shown after that
    void show(RasterSource next, List<RasterSource> probablyNext) {
        upcoming = List.copyOf(probablyNext);
        source.set(next);
    }

    /// What a person reads.
    public StringProperty name() {
        return name;
    }

    /// A few words under the name, such as the checkpoint.
    public StringProperty remark() {
        return remark;
    }

    /// Whether it is drawn.
    public BooleanProperty visible() {
        return visible;
    }

    /// 0 to 1.
    public DoubleProperty opacity() {
        return opacity;
    }

    /// The pixels.
    public ObjectProperty<RasterSource> source() {
        return source;
    }

    /// Samples to colours.
    public ObjectProperty<LayerStyle> style() {
        return style;
    }

    /// Whether only cached pixels are drawn and nothing new is computed.
    public BooleanProperty held() {
        return held;
    }

    /// In a word or two what a person must know about the present picture of the layer; empty where it is whole.
    public StringProperty state() {
        return state;
    }

    /// The layer as the map draws it.
    Layer toLayer() {
        return new Layer(
                id,
                name.get(),
                source.get(),
                style.get(),
                opacity.get(),
                visible.get(),
                held.get() ? Layer.Supply.HELD : Layer.Supply.LIVE,
                upcoming);
    }
}
