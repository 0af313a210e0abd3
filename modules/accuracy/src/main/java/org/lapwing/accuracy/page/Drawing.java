package org.lapwing.accuracy.page;

/// Where a plot is drawn: an SVG element or a page of a PDF. Lengths are in units of the plot, y grows downwards.
public interface Drawing {

    /// Text in dark ink.
    ///
    /// @param anchor `start`, `middle` or `end`
    void text(double x, double y, String anchor, int size, int weight, String text);

    /// Text of a colour 0xRRGGBB.
    void text(double x, double y, String anchor, int size, int weight, String text, int color);

    /// Text turned about its anchor, degrees clockwise.
    void turned(double x, double y, int degrees, String anchor, int size, int weight, String text);

    /// A straight line.
    void line(double x1, double y1, double x2, double y2, double width, int color);

    /// A filled rectangle.
    ///
    /// @param title appears under the pointer where there is one
    void bar(double x, double y, double width, double height, int fill, String title);

    /// A filled circle with a thin outline.
    ///
    /// @param title appears under the pointer where there is one
    void dot(double x, double y, double radius, int fill, int stroke, String title);
}
