package org.lapwing.workbench.drawing;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How large the brush is: on the screen, so that it follows the zoom, or on the ground. For the UI thread.
public final class BrushSize {

    /// What the size is measured in.
    public enum Unit {
        /// Screen units.
        SCREEN,
        /// Metres on the ground.
        METRES
    }

    /// Smallest diameter.
    public static final double LEAST = 1;

    /// Largest diameter.
    public static final double MOST = 100_000;

    private static final double FACTOR = 1.25;

    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.SCREEN);
    private final DoubleProperty screen = new SimpleDoubleProperty(28);
    private final DoubleProperty metres = new SimpleDoubleProperty(20);
    private final DoubleProperty metresPerUnit = new SimpleDoubleProperty(1);

    /// What the size is measured in.
    public ObjectProperty<Unit> unit() {
        return unit;
    }

    /// Diameter in screen units.
    public DoubleProperty screen() {
        return screen;
    }

    /// Diameter in metres.
    public DoubleProperty metres() {
        return metres;
    }

    /// Metres that one unit of the map is on the ground, above 0.
    public DoubleProperty metresPerUnit() {
        return metresPerUnit;
    }

    /// Half the diameter in map units.
    ///
    /// @param unitsPerPixel map units per screen unit
    public double radius(double unitsPerPixel) {
        return switch (unit.get()) {
            case SCREEN -> screen.get() / 2 * unitsPerPixel;
            case METRES -> metres.get() / 2 / metresPerUnit.get();
        };
    }

    /// Makes the brush a quarter larger.
    public void grow() {
        change(FACTOR);
    }

    /// Makes the brush a quarter smaller.
    public void shrink() {
        change(1 / FACTOR);
    }

    private void change(double factor) {
        var size = unit.get() == Unit.SCREEN ? screen : metres;
        double next = size.get() * factor;
        size.set(Math.clamp(next >= 10 ? Math.rint(next) : Math.rint(next * 10) / 10, LEAST, MOST));
    }
}
