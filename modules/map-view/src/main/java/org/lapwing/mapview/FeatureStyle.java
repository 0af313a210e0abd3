package org.lapwing.mapview;

/// How features are drawn: points as discs, lines as strokes, polygons as fills with an outline.
///
/// Sizes are in screen units, the same at every scale of the map.
///
/// @param colors which colour each feature has
/// @param outline colour of outlines of polygons and points, `#RRGGBB`; empty for a darker shade of the feature's own
/// @param strokeWidth width of lines and outlines, 0 (no outlines; lines are hair-thin) to 50
/// @param fillOpacity how opaque polygons are filled, 0 (outlines only) to 1
/// @param pointSize diameter of points, above 0 to 100
/// @param label name of the field whose values are written beside features; empty for none
public record FeatureStyle(
        FeatureColors colors, String outline, double strokeWidth, double fillOpacity, double pointSize, String label)
        implements LayerStyle {

    /// Widest stroke.
    public static final double MOST_STROKE = 50;

    /// Largest point.
    public static final double MOST_POINT = 100;

    /// Checks the ranges.
    public FeatureStyle {
        if (!(strokeWidth >= 0 && strokeWidth <= MOST_STROKE)) {
            throw new IllegalArgumentException("strokes are 0 to " + MOST_STROKE + " wide, not " + strokeWidth);
        }
        if (!(fillOpacity >= 0 && fillOpacity <= 1)) {
            throw new IllegalArgumentException("fills are 0 to 1 opaque, not " + fillOpacity);
        }
        if (!(pointSize > 0 && pointSize <= MOST_POINT)) {
            throw new IllegalArgumentException("points are up to " + MOST_POINT + " large, not " + pointSize);
        }
        if (!outline.isEmpty() && !FeatureColors.COLOR.matcher(outline).matches()) {
            throw new IllegalArgumentException("a color is written #RRGGBB, not " + outline);
        }
    }

    /// Features of one colour, with thin outlines and half-open fills.
    public static FeatureStyle of(String color) {
        return new FeatureStyle(new FeatureColors.One(color), "", 1.4, 0.35, 8, "");
    }

    /// This style with other colours.
    public FeatureStyle withColors(FeatureColors other) {
        return new FeatureStyle(other, outline, strokeWidth, fillOpacity, pointSize, label);
    }

    /// This style with other outlines.
    public FeatureStyle withOutline(String other) {
        return new FeatureStyle(colors, other, strokeWidth, fillOpacity, pointSize, label);
    }

    /// This style with wider or thinner strokes.
    public FeatureStyle withStrokeWidth(double other) {
        return new FeatureStyle(colors, outline, other, fillOpacity, pointSize, label);
    }

    /// This style with more or less opaque fills.
    public FeatureStyle withFillOpacity(double other) {
        return new FeatureStyle(colors, outline, strokeWidth, other, pointSize, label);
    }

    /// This style with larger or smaller points.
    public FeatureStyle withPointSize(double other) {
        return new FeatureStyle(colors, outline, strokeWidth, fillOpacity, other, label);
    }

    /// This style with other labels.
    public FeatureStyle withLabel(String other) {
        return new FeatureStyle(colors, outline, strokeWidth, fillOpacity, pointSize, other);
    }
}
