package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.FeatureColors;
import org.lapwing.mapview.FeatureStyle;
import org.lapwing.project.FeatureLook;
import org.lapwing.project.FeatureLook.Coloring;
import org.lapwing.project.FeatureLook.Cut;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How one layer of features is drawn: one colour, a colour for each value of a field, or for ranges of its numbers.
///
/// Values and ranges are looked for in the background; until they are found the layer keeps its look.
@SuppressWarnings("FutureReturnValueIgnored") // looking through memory does not fail
public final class FeatureLayerViewModel {

    /// One line of the layer's legend.
    ///
    /// @param color `#RRGGBB`
    /// @param text what has the colour
    public record LegendLine(String color, String text) {}

    private final FeatureSet features;
    private FeatureOrigin origin;
    private final Function<Callable<FeatureColors>, CompletableFuture<FeatureColors>> background;
    private final ObjectProperty<Coloring> coloring = new SimpleObjectProperty<>(Coloring.SINGLE);
    private final StringProperty color = new SimpleStringProperty();
    private final StringProperty field = new SimpleStringProperty("");
    private final ObjectProperty<Cut> cut = new SimpleObjectProperty<>(Cut.QUANTILES);
    private final DoubleProperty classes = new SimpleDoubleProperty(5);
    private final ObjectProperty<ColorMap> colorMap = new SimpleObjectProperty<>(ColorMap.VIRIDIS);
    private final StringProperty outline = new SimpleStringProperty("");
    private final DoubleProperty strokeWidth = new SimpleDoubleProperty();
    private final DoubleProperty fillOpacity = new SimpleDoubleProperty();
    private final DoubleProperty pointSize = new SimpleDoubleProperty();
    private final ReadOnlyObjectWrapper<FeatureStyle> style;
    private final ReadOnlyObjectWrapper<List<LegendLine>> legend = new ReadOnlyObjectWrapper<>(List.of());
    private CancelToken looking = CancelToken.create();
    private boolean quiet;

    /// @param first the colour to begin with, `#RRGGBB`
    /// @param background looks through the features off the UI thread; completed on it
    FeatureLayerViewModel(
            FeatureSet features,
            FeatureOrigin origin,
            String first,
            Function<Callable<FeatureColors>, CompletableFuture<FeatureColors>> background) {
        this.features = features;
        this.origin = origin;
        this.background = background;
        var usual = FeatureStyle.of(first);
        color.set(first);
        strokeWidth.set(usual.strokeWidth());
        fillOpacity.set(usual.fillOpacity());
        pointSize.set(usual.pointSize());
        style = new ReadOnlyObjectWrapper<>(usual);
        coloring.addListener(_ -> recolor());
        color.addListener(_ -> recolor());
        field.addListener(_ -> recolor());
        cut.addListener(_ -> recolor());
        classes.addListener(_ -> recolor());
        colorMap.addListener(_ -> recolor());
        outline.addListener((_, _, now) -> restyle(style.get().withOutline(now)));
        strokeWidth.addListener((_, _, now) -> restyle(style.get().withStrokeWidth(now.doubleValue())));
        fillOpacity.addListener((_, _, now) -> restyle(style.get().withFillOpacity(now.doubleValue())));
        pointSize.addListener((_, _, now) -> restyle(style.get().withPointSize(now.doubleValue())));
        tell();
    }

    /// Where the layer comes from.
    FeatureOrigin origin() {
        return origin;
    }

    /// Notes that the coordinates are taken for those of a reference system.
    void assume(String crs) {
        origin = origin.in(crs);
    }

    /// What is drawn, in its own reference system.
    public FeatureSet features() {
        return features;
    }

    /// What decides the colour of a feature.
    public ObjectProperty<Coloring> coloring() {
        return coloring;
    }

    /// The colour of all features, `#RRGGBB`.
    public StringProperty color() {
        return color;
    }

    /// Name of the field that decides the colour; empty for none.
    public StringProperty field() {
        return field;
    }

    /// How ranges are found.
    public ObjectProperty<Cut> cut() {
        return cut;
    }

    /// How many ranges there are; a whole number.
    public DoubleProperty classes() {
        return classes;
    }

    /// The colours of ranges.
    public ObjectProperty<ColorMap> colorMap() {
        return colorMap;
    }

    /// Colour of outlines; empty for a darker shade of the feature's own.
    public StringProperty outline() {
        return outline;
    }

    /// Width of lines and outlines.
    public DoubleProperty strokeWidth() {
        return strokeWidth;
    }

    /// How opaque polygons are filled.
    public DoubleProperty fillOpacity() {
        return fillOpacity;
    }

    /// Diameter of points.
    public DoubleProperty pointSize() {
        return pointSize;
    }

    /// How the map draws the layer.
    public ReadOnlyObjectProperty<FeatureStyle> style() {
        return style.getReadOnlyProperty();
    }

    /// What the colours mean.
    public ReadOnlyObjectProperty<List<LegendLine>> legend() {
        return legend.getReadOnlyProperty();
    }

    /// The fields that may decide the colour now: numbers only where ranges are cut.
    public List<String> choices() {
        return features.fields().stream()
                .filter(each ->
                        coloring.get() != Coloring.CLASSES || each.kind().isNumber())
                .map(Field::name)
                .toList();
    }

    /// Whether ranges can be cut: some field holds numbers.
    public boolean hasNumbers() {
        return features.fields().stream().anyMatch(each -> each.kind().isNumber());
    }

    /// Gives the n-th line of the legend another colour.
    public void recolor(int line, String other) {
        switch (style.get().colors()) {
            case FeatureColors.One _ -> color.set(other);
            case FeatureColors.Categories now -> {
                boolean rest = line >= now.categories().size();
                var categories = new ArrayList<>(now.categories());
                if (!rest) {
                    categories.set(
                            line,
                            new FeatureColors.Category(categories.get(line).value(), other));
                }
                restyle(style.get()
                        .withColors(new FeatureColors.Categories(now.field(), categories, rest ? other : now.other())));
            }
            case FeatureColors.Classes now -> {
                var colors = new ArrayList<>(now.colors());
                colors.set(line, other);
                restyle(style.get().withColors(new FeatureColors.Classes(now.field(), now.limits(), colors)));
            }
        }
    }

    /// The look as a project keeps it.
    FeatureLook look() {
        var categories = style.get().colors() instanceof FeatureColors.Categories now ? now : null;
        return new FeatureLook(
                coloring.get(),
                color.get(),
                field.get(),
                categories == null
                        ? List.of()
                        : categories.categories().stream()
                                .map(each -> new FeatureLook.Category(each.value(), each.color()))
                                .toList(),
                categories == null ? "" : categories.other(),
                cut.get(),
                (int) classes.get(),
                colorMap.get().key(),
                outline.get(),
                strokeWidth.get(),
                fillOpacity.get(),
                pointSize.get(),
                "");
    }

    /// Takes up a look that a project has kept. A field that the file no longer has leaves one colour.
    void show(FeatureLook kept) {
        boolean has = features.field(kept.field()).isPresent();
        quiet = true;
        color.set(kept.color());
        field.set(has ? kept.field() : "");
        cut.set(kept.cut());
        classes.set(kept.classes());
        colorMap.set(ColorMap.ofKey(kept.colorMap()).orElse(ColorMap.VIRIDIS));
        outline.set(kept.outline());
        strokeWidth.set(kept.strokeWidth());
        fillOpacity.set(kept.fillOpacity());
        pointSize.set(kept.pointSize());
        coloring.set(has ? kept.coloring() : Coloring.SINGLE);
        quiet = false;
        if (coloring.get() == Coloring.CATEGORIES) {
            var categories = kept.categories().stream()
                    .map(each -> new FeatureColors.Category(each.value(), each.color()))
                    .toList();
            restyle(style.get().withColors(new FeatureColors.Categories(kept.field(), categories, kept.other())));
        } else {
            recolor();
        }
    }

    private void recolor() {
        if (quiet) {
            return;
        }
        looking.cancel();
        looking = CancelToken.create();
        if (coloring.get() == Coloring.SINGLE) {
            restyle(style.get().withColors(new FeatureColors.One(color.get())));
            return;
        }
        if (!choices().contains(field.get())) {
            var usual = choices().stream().findFirst();
            if (usual.isPresent()) {
                field.set(usual.get()); // and here again
            } else {
                coloring.set(Coloring.SINGLE);
            }
            return;
        }
        var cancel = looking;
        var wanted = find(coloring.get(), field.get(), cancel);
        background.apply(wanted).thenAccept(found -> {
            if (!cancel.isCancelled()) {
                restyle(style.get().withColors(found));
            }
        });
    }

    private Callable<FeatureColors> find(Coloring how, String name, CancelToken cancel) {
        int place = features.field(name).orElseThrow();
        var way = cut.get();
        int count = (int) classes.get();
        var colors = colorMap.get();
        return () -> {
            if (how == Coloring.CATEGORIES) {
                return new FeatureColors.Categories(
                        name, FeatureClasses.categories(features, place, cancel), FeatureClasses.OTHER);
            }
            var numbers = FeatureClasses.numbers(features, place, cancel);
            return numbers.length == 0
                    ? new FeatureColors.Categories(name, List.of(), FeatureClasses.OTHER)
                    : FeatureClasses.cut(name, numbers, count, way, colors);
        };
    }

    private void restyle(FeatureStyle next) {
        style.set(next);
        tell();
    }

    private void tell() {
        legend.set(lines(style.get().colors()));
    }

    /// What colours mean, line by line.
    static List<LegendLine> lines(FeatureColors colors) {
        return switch (colors) {
            case FeatureColors.One one -> List.of(new LegendLine(one.color(), ""));
            case FeatureColors.Categories categories -> {
                var lines = new ArrayList<LegendLine>();
                categories.categories().forEach(each -> lines.add(new LegendLine(each.color(), each.value())));
                if (!categories.other().isEmpty()) {
                    lines.add(new LegendLine(categories.other(), Messages.text("features.other")));
                }
                yield lines;
            }
            case FeatureColors.Classes classes -> {
                var lines = new ArrayList<LegendLine>();
                for (int i = 0; i < classes.colors().size(); i++) {
                    lines.add(new LegendLine(
                            classes.colors().get(i),
                            Messages.text(
                                    "features.range",
                                    Formats.value(classes.limits().get(i)),
                                    Formats.value(classes.limits().get(i + 1)))));
                }
                yield lines;
            }
        };
    }

    /// The lines for a picture of the map: those of one colour are named after the layer.
    public static List<LegendLine> lines(FeatureStyle style, String layerName) {
        return lines(style.colors()).stream()
                .map(line -> line.text().isEmpty() ? new LegendLine(line.color(), layerName) : line)
                .toList();
    }

    /// The usual colour of the n-th layer.
    static String usualColor(int number) {
        return FeatureClasses.color(number);
    }
}
