package org.lapwing.mapview;

import java.util.HashMap;
import java.util.Map;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;

/// The colours of a style for the features of one set.
final class FeaturePaint {

    private static final int DARKER = 0xFF000000;
    private static final int DARKER_BY = 96;

    private final FeatureStyle style;
    private final int field;
    private final int one;
    private final Map<String, Integer> byValue = new HashMap<>();
    private final int[] byClass;

    private FeaturePaint(MapShapes features, FeatureStyle style) {
        this.style = style;
        switch (style.colors()) {
            case FeatureColors.One single -> {
                field = -1;
                one = FeatureColors.argb(single.color());
                byClass = new int[0];
            }
            case FeatureColors.Categories categories -> {
                field = features.field(categories.field()).orElse(-1);
                one = categories.other().isEmpty() ? 0 : FeatureColors.argb(categories.other());
                categories.categories().forEach(each -> byValue.put(each.value(), FeatureColors.argb(each.color())));
                byClass = new int[0];
            }
            case FeatureColors.Classes classes -> {
                field = features.field(classes.field()).orElse(-1);
                one = 0;
                byClass =
                        classes.colors().stream().mapToInt(FeatureColors::argb).toArray();
            }
        }
    }

    static FeaturePaint of(MapShapes features, FeatureStyle style) {
        return new FeaturePaint(features, style);
    }

    /// The colour of a feature as opaque 0xAARRGGBB; 0 where it is not drawn.
    int argb(Feature feature) {
        return switch (style.colors()) {
            case FeatureColors.One _ -> one;
            case FeatureColors.Categories _ ->
                field < 0
                        ? one
                        : feature.value(field)
                                .map(value -> byValue.getOrDefault(String.valueOf(value), one))
                                .orElse(one);
            case FeatureColors.Classes classes -> {
                int index = field < 0
                        ? -1
                        : FeatureSet.number(feature, field)
                                .map(classes::classOf)
                                .orElse(-1);
                yield index < 0 ? 0 : byClass[index];
            }
        };
    }

    /// The colour of the outline of a feature.
    int outline(int color) {
        return style.outline().isEmpty() ? Argb.mix(color, DARKER, DARKER_BY) : FeatureColors.argb(style.outline());
    }
}
