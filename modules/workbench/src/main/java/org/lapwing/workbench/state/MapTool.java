package org.lapwing.workbench.state;

/// What a click on the map does.
public enum MapTool {
    /// Nothing; dragging moves the map, as it does with every tool.
    PAN,
    /// Tells what all layers hold there.
    INSPECT,
    /// Adds a point to a line whose length is told.
    DISTANCE,
    /// Adds a corner to an outline whose area is told.
    AREA
}
