package org.lapwing.mapview;

/// Which part of the map a view shows, and how large. x grows to the right, y grows upward.
///
/// Screen positions are in JavaFX units from the upper-left corner, y downward; one unit is `outputScale` device
/// pixels.
///
/// @param centerX map x at the middle of the view
/// @param centerY map y at the middle of the view
/// @param unitsPerPixel map units per screen unit, above 0
/// @param width width of the view in screen units, at least 1
/// @param height height of the view in screen units, at least 1
/// @param outputScale device pixels per screen unit, 1 on ordinary screens, 2 on many dense ones
public record Viewport(
        double centerX, double centerY, double unitsPerPixel, int width, int height, double outputScale) {

    /// Rejects views without extent.
    public Viewport {
        if (!Double.isFinite(centerX) || !Double.isFinite(centerY)) {
            throw new IllegalArgumentException("centre of a view is " + centerX + ", " + centerY);
        }
        if (!(unitsPerPixel > 0) || !Double.isFinite(unitsPerPixel)) {
            throw new IllegalArgumentException("scale of a view is " + unitsPerPixel + " units per pixel");
        }
        if (width < 1 || height < 1 || !(outputScale > 0)) {
            throw new IllegalArgumentException("view of " + width + " x " + height + " at " + outputScale);
        }
    }

    /// Map x at a screen position.
    public double mapX(double screenX) {
        return centerX + (screenX - width * 0.5) * unitsPerPixel;
    }

    /// Map y at a screen position.
    public double mapY(double screenY) {
        return centerY - (screenY - height * 0.5) * unitsPerPixel;
    }

    /// Screen x of a map position.
    public double screenX(double mapX) {
        return (mapX - centerX) / unitsPerPixel + width * 0.5;
    }

    /// Screen y of a map position.
    public double screenY(double mapY) {
        return (centerY - mapY) / unitsPerPixel + height * 0.5;
    }

    /// The view after the picture was dragged by so many screen units.
    public Viewport pan(double right, double down) {
        return centeredAt(centerX - right * unitsPerPixel, centerY + down * unitsPerPixel);
    }

    /// The view with another point in the middle.
    public Viewport centeredAt(double x, double y) {
        return new Viewport(x, y, unitsPerPixel, width, height, outputScale);
    }

    /// The view magnified `factor` times while the map under a screen position stays there.
    ///
    /// @param factor above 1 to come nearer
    public Viewport zoomAt(double screenX, double screenY, double factor) {
        double next = unitsPerPixel / factor;
        return new Viewport(
                mapX(screenX) - (screenX - width * 0.5) * next,
                mapY(screenY) + (screenY - height * 0.5) * next,
                next,
                width,
                height,
                outputScale);
    }

    /// The view at another scale around the same centre.
    public Viewport withScale(double units) {
        return new Viewport(centerX, centerY, units, width, height, outputScale);
    }

    /// The view on a screen of another size; the centre and the scale stay.
    public Viewport resized(int newWidth, int newHeight, double newOutputScale) {
        return new Viewport(centerX, centerY, unitsPerPixel, newWidth, newHeight, newOutputScale);
    }
}
