package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;

/// Draws the outlines of patches. There may be hundreds of them, so their nodes stay while the view moves. For the FX
/// thread.
final class PatchOutlines {

    /// Screen units beyond the view in which an outline still counts as seen, for its stroke and tag.
    private static final double EDGE = 24;

    /// A patch smaller than this on the screen has no tag: they would hide each other.
    private static final double TAG_FROM = 14;

    private record Drawn(MapMark.Patch patch, Polygon halo, Polygon line, Label tag) {

        void setVisible(boolean seen, boolean tagged) {
            halo.setVisible(seen);
            line.setVisible(seen);
            tag.setVisible(seen && tagged);
        }
    }

    private final Pane node = new Pane();
    private List<MapMark.Patch> shown = List.of();
    private List<Drawn> drawn = List.of();

    Node node() {
        return node;
    }

    /// Draws these from now on; [#follow] puts them in their place.
    void show(List<MapMark.Patch> patches) {
        if (patches.equals(shown)) {
            return;
        }
        shown = List.copyOf(patches);
        drawn = patches.stream()
                .sorted(Comparator.comparing(patch -> patch.state() == MapMark.Patch.State.CURRENT))
                .map(PatchOutlines::draw)
                .toList();
        var nodes = new ArrayList<Node>();
        for (var each : drawn) {
            nodes.add(each.halo());
            nodes.add(each.line());
            nodes.add(each.tag());
        }
        node.getChildren().setAll(nodes);
    }

    /// Puts the outlines where they are in a view.
    void follow(Viewport view) {
        for (var each : drawn) {
            place(each, view);
        }
    }

    private static void place(Drawn each, Viewport view) {
        var outline = each.patch().outline();
        var points = new Double[2 * outline.size()];
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < outline.size(); i++) {
            double x = view.screenX(outline.get(i).x());
            double y = view.screenY(outline.get(i).y());
            points[2 * i] = x;
            points[2 * i + 1] = y;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }
        boolean seen = right > -EDGE && bottom > -EDGE && left < view.width() + EDGE && top < view.height() + EDGE;
        boolean current = each.patch().state() == MapMark.Patch.State.CURRENT;
        each.setVisible(seen, current || Math.min(right - left, bottom - top) >= TAG_FROM);
        if (seen) {
            each.halo().getPoints().setAll(points);
            each.line().getPoints().setAll(points);
            // above the outline, or inside it where that would be outside the view
            each.tag().relocate(Math.rint(Math.max(left, 0)), Math.rint(top < EDGE ? Math.max(top, 0) : top - 19));
        }
    }

    private static Drawn draw(MapMark.Patch patch) {
        var state = patch.state().name().toLowerCase(Locale.ROOT);
        var halo = new Polygon();
        halo.getStyleClass().addAll("map-patch-halo", "map-patch-halo-" + state);
        var line = new Polygon();
        line.getStyleClass().addAll("map-patch", "map-patch-" + state);
        var tag = new Label(patch.tag());
        tag.getStyleClass().addAll("map-patch-tag", "map-patch-tag-" + state);
        return new Drawn(patch, halo, line, tag);
    }
}
