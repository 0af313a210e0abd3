package org.lapwing.workbench.panel;

import javafx.scene.layout.Region;

/// A share in [0, 1] as a bar in the colour of a class.
final class ShareBar extends Region {

    private final Region filled = new Region();
    private final double share;

    /// @param share length of the bar; NaN draws none
    /// @param color `#RRGGBB`
    ShareBar(double share, String color) {
        this.share = Double.isFinite(share) ? Math.clamp(share, 0, 1) : 0;
        getStyleClass().add("lw-bar");
        filled.getStyleClass().add("lw-bar-filled");
        filled.setStyle("-fx-background-color: " + color);
        getChildren().add(filled);
        setMinHeight(8);
        setPrefHeight(8);
        setMaxHeight(8);
        setMinWidth(30);
    }

    @Override
    protected void layoutChildren() {
        filled.resizeRelocate(0, 0, getWidth() * share, getHeight());
    }
}
