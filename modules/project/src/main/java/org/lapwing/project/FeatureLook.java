package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How features are drawn, as a person chose it. Colours are `#RRGGBB`, sizes screen units.
///
/// @param coloring what decides the colour of a feature
/// @param color the colour of [Coloring#SINGLE]
/// @param field name of the field that decides otherwise; empty for none
/// @param categories values with their colours, of [Coloring#CATEGORIES]
/// @param other colour of all other values; empty where such features are not drawn
/// @param cut how ranges are found, of [Coloring#CLASSES]
/// @param classes number of ranges, 2 to 12
/// @param colorMap colours of the ranges, such as `viridis`
/// @param outline colour of outlines; empty for a darker shade of the feature's own
/// @param strokeWidth width of lines and outlines
/// @param fillOpacity how opaque polygons are filled, 0 to 1
/// @param pointSize diameter of points
/// @param label name of the field that is written beside features; empty for none
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FeatureLook(
        @JsonProperty("coloring") Coloring coloring,
        @JsonProperty("color") String color,
        @JsonProperty("field") String field,
        @JsonProperty("categories") List<Category> categories,
        @JsonProperty("other") String other,
        @JsonProperty("cut") Cut cut,
        @JsonProperty("classes") int classes,
        @JsonProperty("colorMap") String colorMap,
        @JsonProperty("outline") String outline,
        @JsonProperty("strokeWidth") double strokeWidth,
        @JsonProperty("fillOpacity") double fillOpacity,
        @JsonProperty("pointSize") double pointSize,
        @JsonProperty("label") String label) {

    /// The fewest ranges.
    public static final int LEAST_CLASSES = 2;

    /// The most ranges.
    public static final int MOST_CLASSES = 12;

    /// What decides the colour of a feature.
    public enum Coloring {
        /// All have one.
        @JsonProperty("single")
        SINGLE,
        /// Each value of a field has its own.
        @JsonProperty("categories")
        CATEGORIES,
        /// Each range of a field of numbers has its own.
        @JsonProperty("classes")
        CLASSES
    }

    /// How ranges are found.
    public enum Cut {
        /// All equally wide.
        @JsonProperty("equal")
        EQUAL_INTERVALS,
        /// All holding as many features.
        @JsonProperty("quantile")
        QUANTILES
    }

    /// One value and its colour.
    ///
    /// @param value as text
    /// @param color `#RRGGBB`
    public record Category(
            @JsonProperty("value") String value,
            @JsonProperty("color") String color) {

        /// Rejects values without a colour.
        public Category {
            requireColor(color);
        }
    }

    /// Takes what a file leaves out as usual, and rejects what is out of range.
    public FeatureLook {
        coloring = coloring == null ? Coloring.SINGLE : coloring;
        color = color == null ? "#4E79A7" : color;
        field = orEmpty(field);
        categories = categories == null ? List.of() : List.copyOf(categories);
        other = orEmpty(other);
        cut = cut == null ? Cut.QUANTILES : cut;
        classes = classes == 0 ? 5 : classes;
        colorMap = colorMap == null ? "viridis" : colorMap;
        outline = orEmpty(outline);
        pointSize = pointSize == 0 ? 8 : pointSize;
        label = orEmpty(label);
        requireColor(color);
        if (!other.isEmpty()) {
            requireColor(other);
        }
        if (!outline.isEmpty()) {
            requireColor(outline);
        }
        if (classes < LEAST_CLASSES || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(classes + " ranges are not " + LEAST_CLASSES + " to " + MOST_CLASSES);
        }
        if (!(strokeWidth >= 0 && strokeWidth <= 50)
                || !(fillOpacity >= 0 && fillOpacity <= 1)
                || !(pointSize > 0 && pointSize <= 100)) {
            throw new IllegalArgumentException("strokes " + strokeWidth + " wide, fills " + fillOpacity
                    + " opaque and points " + pointSize + " large cannot be drawn");
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void requireColor(@Nullable String color) {
        if (color == null || !color.matches("#[0-9A-Fa-f]{6}")) {
            throw new IllegalArgumentException("a color is written #RRGGBB, not " + color);
        }
    }
}
