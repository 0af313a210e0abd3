package org.lapwing.workbench.panel;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// Pieces of text in one line. Where the line is too short, whole pieces are left out, never cut.
final class ReadoutLine extends HBox {

    private static final double GAP = 14;

    private List<Node> expendable = List.of();

    ReadoutLine() {
        super(GAP);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    /// Shows these pieces.
    ///
    /// @param pieces from left to right
    /// @param firstToGo those that may be left out, the least important first
    void show(List<Node> pieces, List<Node> firstToGo) {
        expendable = List.copyOf(firstToGo);
        getChildren().setAll(pieces);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 200; // takes what is left over, so that longer texts never push others away
    }

    @Override
    protected void layoutChildren() {
        double wanted = getChildren().stream()
                        .mapToDouble(node -> node.prefWidth(-1) + GAP)
                        .sum()
                - GAP;
        for (var node : expendable) {
            boolean fits = wanted <= getWidth();
            if (!fits) {
                wanted -= node.prefWidth(-1) + GAP;
            }
            if (node.isManaged() != fits) {
                node.setManaged(fits);
                node.setVisible(fits);
            }
        }
        super.layoutChildren();
    }
}
