package org.lapwing.accuracy.report;

import org.lapwing.accuracy.page.Drawing;
import org.lapwing.accuracy.page.SvgText;

/// A picture of a report that can be drawn anywhere.
interface Plot {

    /// What it shows, such as `Area of each class`.
    String title();

    /// What its file is called, without ending.
    String fileName();

    int width();

    int height();

    void draw(Drawing on);

    /// The plot as an SVG element that scales to its page.
    default String svg() {
        var svg = new SvgText();
        svg.open(width(), height(), title());
        draw(svg);
        return svg.close();
    }
}
