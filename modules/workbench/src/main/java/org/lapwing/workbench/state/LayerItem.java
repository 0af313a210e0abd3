package org.lapwing.workbench.state;

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

    /// What a layer is to the workspace; one layer of each at most.
    public enum Role {
        /// The image.
        IMAGERY,
        /// The ground truth.
        LABELS,
        /// The model's map.
        PREDICTION
    }

    private final Role role;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty remark = new SimpleStringProperty("");
    private final BooleanProperty visible = new SimpleBooleanProperty(true);
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final ObjectProperty<RasterSource> source = new SimpleObjectProperty<>();
    private final ObjectProperty<LayerStyle> style = new SimpleObjectProperty<>();

    LayerItem(Role role, String name, RasterSource source, LayerStyle style) {
        this.role = role;
        this.name.set(name);
        this.source.set(source);
        this.style.set(style);
    }

    /// What the layer is.
    public Role role() {
        return role;
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

    /// The layer as the map draws it.
    Layer toLayer() {
        var layer = new Layer(role.name(), name.get(), source.get(), style.get(), opacity.get(), true);
        return visible.get() ? layer : layer.hidden();
    }
}
