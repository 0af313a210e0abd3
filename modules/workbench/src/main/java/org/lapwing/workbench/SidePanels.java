package org.lapwing.workbench;

import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/// The map between its two sides, which can be folded away to give it the whole width.
final class SidePanels extends SplitPane {

    private static final double LEFT_WIDTH = 276;
    private static final double RIGHT_WIDTH = 332;

    private final Region left;
    private final Region right;
    private double[] positions = {};

    SidePanels(Region left, Node map, Region right) {
        super(left, map, right);
        this.left = left;
        this.right = right;
        side(left, LEFT_WIDTH);
        side(right, RIGHT_WIDTH);
        setOrientation(Orientation.HORIZONTAL);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        getStyleClass().add("lw-split");
        widthProperty().addListener(new FirstWidth(this));
    }

    /// Folds both sides away, or brings them back as wide as they were.
    void fold() {
        if (isFolded()) {
            unfold();
        } else {
            positions = getDividerPositions();
            getItems().removeAll(left, right);
        }
    }

    /// Brings the sides back, because one of them is asked for.
    void unfold() {
        if (isFolded()) {
            getItems().addFirst(left);
            getItems().addLast(right);
            setDividerPositions(positions);
        }
    }

    boolean isFolded() {
        return getItems().size() == 1;
    }

    private static void side(Region region, double width) {
        region.setMinWidth(width - 24);
        region.setPrefWidth(width);
        region.setMaxWidth(width + 160);
    }

    /// Gives the sides their usual widths once; later they keep what a person gave them.
    private record FirstWidth(SplitPane middle) implements InvalidationListener {
        @Override
        public void invalidated(Observable width) {
            if (middle.getWidth() > LEFT_WIDTH + RIGHT_WIDTH) {
                middle.widthProperty().removeListener(this);
                middle.setDividerPositions(LEFT_WIDTH / middle.getWidth(), 1 - RIGHT_WIDTH / middle.getWidth());
            }
        }
    }
}
