package org.lapwing.mapview;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/// Draws features into the pixels of one window. One artist a window, on any thread.
///
/// The work grows with what can be seen: vertices closer together than half a pixel are merged, runs of vertices
/// outside the window are skipped, and what is smaller than a pixel or two is filled without smoothing its edges.
final class FeatureArtist {

    private static final int POLLED = 256;
    private static final double SPECK_PIXELS = 1.5;
    private static final double ROUND_FROM = 3;
    private static final double SMALL_PIXELS = 12;
    private static final double NEAR_IN_SMALL = 1;
    private static final int OPAQUE = 256;

    private record Outline(Path2D.Double path, int color) {}

    private final FeatureStyle style;
    private final FeaturePaint paint;
    private final int width;
    private final int height;
    private final Extent map;
    private final double perUnitX;
    private final double perUnitY;
    private final double outputScale;
    private final int[] argb;
    private final Graphics2D graphics;
    private final double reach;
    private final PathTracer tracer;
    private final Map<Integer, int[]> discs = new HashMap<>();
    private final BitSet pointed = new BitSet();
    private int lastDisc;
    private final List<Outline> outlines = new ArrayList<>();
    private Path2D.Double strokes = new Path2D.Double();
    private int strokeColor;

    private FeatureArtist(MapShapes features, FeatureStyle style, Window window, Extent map, double outputScale) {
        this.style = style;
        this.map = map;
        this.outputScale = outputScale;
        paint = FeaturePaint.of(features, style);
        width = window.width();
        height = window.height();
        perUnitX = width / (map.right() - map.left());
        perUnitY = height / (map.bottom() - map.top());
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        argb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        double stroke = style.strokeWidth() * outputScale;
        graphics.setStroke(
                stroke >= ROUND_FROM
                        ? new BasicStroke((float) stroke, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke((float) stroke, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL));
        reach = Math.max(stroke, style.pointSize() * outputScale) / 2 + 2;
        tracer = new PathTracer(map.left(), map.top(), perUnitX, perUnitY, -reach, width + reach, height + reach);
    }

    /// Draws what lies in a window.
    ///
    /// @param map the ground of the window; its top is the greater y
    /// @param outputScale device pixels per screen unit
    /// @param cancel polled between features
    /// @return one band of colours, see [FeatureRaster#COLOR]
    static Tile draw(
            MapShapes features, FeatureStyle style, Window window, Extent map, double outputScale, CancelToken cancel) {
        cancel.throwIfCancelled();
        var artist = new FeatureArtist(features, style, window, map, outputScale);
        try {
            return artist.draw(features, window, cancel);
        } finally {
            artist.graphics.dispose();
        }
    }

    private Tile draw(MapShapes features, Window window, CancelToken cancel) {
        double aroundX = reach / Math.abs(perUnitX);
        double aroundY = reach / Math.abs(perUnitY);
        var found = features.within(
                new Envelope(map.left() - aroundX, map.right() + aroundX, map.bottom() - aroundY, map.top() + aroundY));
        if (found.isEmpty()) {
            return Tile.empty(window, FeatureRaster.COLOR);
        }
        for (int i = 0; i < found.size(); i++) {
            if (i % POLLED == 0) {
                cancel.throwIfCancelled();
            }
            var feature = found.get(i);
            int color = paint.argb(feature);
            if (color != 0) {
                draw(feature.geometry(), color);
            }
        }
        drawStrokes();
        drawOutlines();
        return new Tile(window, FeatureRaster.COLOR, argb, Optional.empty());
    }

    private void draw(Geometry geometry, int color) {
        switch (geometry) {
            case Point point -> {
                if (!point.isEmpty()) {
                    drawStrokes(); // lines so far lie below
                    disc(x(point.getX()), y(point.getY()), color);
                }
            }
            case LineString line -> {
                if (!line.isEmpty()) {
                    line(line, color);
                }
            }
            case Polygon polygon -> {
                if (!polygon.isEmpty()) {
                    polygon(polygon, color);
                }
            }
            default -> {
                for (int part = 0; part < geometry.getNumGeometries(); part++) {
                    draw(geometry.getGeometryN(part), color);
                }
            }
        }
    }

    private void line(LineString line, int color) {
        tracer.trace(line.getCoordinateSequence(), strokes(color));
    }

    /// The path that gathers strokes of one colour; one of another colour is drawn first. A single call for many
    /// strokes costs a fraction of many calls.
    private Path2D.Double strokes(int color) {
        if (color != strokeColor) {
            drawStrokes();
            strokeColor = color;
        }
        return strokes;
    }

    private void drawStrokes() {
        if (strokes.getCurrentPoint() != null) {
            graphics.setColor(new Color(strokeColor));
            graphics.draw(strokes);
            strokes = new Path2D.Double();
        }
    }

    private void polygon(Polygon polygon, int color) {
        if (isSpeck(polygon.getEnvelopeInternal(), color)) {
            return;
        }
        drawStrokes(); // lines so far lie below
        var path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        double near = isSmall(polygon.getEnvelopeInternal()) ? NEAR_IN_SMALL : PathTracer.NEAR;
        tracer.trace(polygon.getExteriorRing().getCoordinateSequence(), path, near);
        path.closePath();
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            tracer.trace(polygon.getInteriorRingN(hole).getCoordinateSequence(), path, near);
            path.closePath();
        }
        if (style.fillOpacity() > 0) {
            graphics.setColor(new Color(color & 0xFFFFFF | (int) Math.round(style.fillOpacity() * 255) << 24, true));
            graphics.fill(path);
        }
        if (style.strokeWidth() > 0) {
            if (style.fillOpacity() < 1) {
                outlines.add(new Outline(path, paint.outline(color)));
            } else { // a fill hides the outlines below it
                graphics.setColor(new Color(paint.outline(color)));
                graphics.draw(path);
            }
        }
    }

    /// Draws the outlines of half-open polygons above all fills, whatever the window, so that windows fit together.
    private void drawOutlines() {
        for (var outline : outlines) {
            strokes(outline.color()).append(outline.path(), false);
        }
        drawStrokes();
    }

    private boolean isSmall(Envelope extent) {
        return Math.max(extent.getWidth() * perUnitX, -extent.getHeight() * perUnitY) < SMALL_PIXELS;
    }

    /// Fills what is hardly larger than a pixel, and outside the window does nothing.
    private boolean isSpeck(Envelope extent, int color) {
        double left = x(extent.getMinX());
        double right = x(extent.getMaxX());
        double top = y(extent.getMaxY());
        double bottom = y(extent.getMinY());
        if (right - left > SPECK_PIXELS || bottom - top > SPECK_PIXELS) {
            return false;
        }
        int shown = style.strokeWidth() > 0 ? paint.outline(color) : color;
        double strength = Math.max(style.fillOpacity(), Math.min(1, style.strokeWidth() * outputScale));
        int weight = (int) Math.round(strength * OPAQUE);
        for (int y = (int) Math.floor(top); y <= (int) Math.floor(bottom); y++) {
            for (int x = (int) Math.floor(left); x <= (int) Math.floor(right); x++) {
                if (x >= 0 && y >= 0 && x < width && y < height) {
                    argb[y * width + x] = Argb.over(argb[y * width + x], shown, weight);
                }
            }
        }
        return true;
    }

    /// Lays a disc at a place, to the whole pixel; one disc of a colour a pixel is enough.
    private void disc(double x, double y, int color) {
        if (!(x > -reach && y > -reach && x < width + reach && y < height + reach)) {
            return;
        }
        int side = 2 * (int) Math.ceil(reach) + 1;
        int left = (int) Math.floor(x) - side / 2;
        int top = (int) Math.floor(y) - side / 2;
        int around = (int) Math.ceil(reach) * 2 + 2;
        if (color != lastDisc) {
            pointed.clear();
            lastDisc = color;
        }
        int spot = (top + around) * (width + 2 * around) + left + around;
        if (pointed.get(spot)) {
            return;
        }
        pointed.set(spot);
        var stamp = discs.computeIfAbsent(color, each -> stamp(side, each));
        for (int row = Math.max(0, -top); row < side && top + row < height; row++) {
            for (int column = Math.max(0, -left); column < side && left + column < width; column++) {
                int at = (top + row) * width + left + column;
                argb[at] = Argb.over(argb[at], stamp[row * side + column], OPAQUE);
            }
        }
    }

    private int[] stamp(int side, int color) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB_PRE);
        var brush = image.createGraphics();
        try {
            brush.setRenderingHints(graphics.getRenderingHints());
            brush.setStroke(graphics.getStroke());
            double size = style.pointSize() * outputScale;
            double stroke = Math.min(style.strokeWidth() * outputScale, size / 2);
            double inset = (side - size + stroke) / 2;
            var disc = new Ellipse2D.Double(inset, inset, size - stroke, size - stroke);
            brush.setColor(new Color(color));
            brush.fill(disc);
            if (stroke > 0) {
                brush.setColor(new Color(paint.outline(color)));
                brush.draw(disc);
            }
        } finally {
            brush.dispose();
        }
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private double x(double mapX) {
        return (mapX - map.left()) * perUnitX;
    }

    private double y(double mapY) {
        return (mapY - map.top()) * perUnitY;
    }
}
