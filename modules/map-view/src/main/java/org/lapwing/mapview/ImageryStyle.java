package org.lapwing.mapview;

/// Three bands shown as red, green and blue.
///
/// A palette band (see [org.lapwing.raster.Band#colorTable]) that is shown alone has the colours of its table, and no
/// stretch.
///
/// @param red index of the band shown red, from 0
/// @param green index of the band shown green, from 0
/// @param blue index of the band shown blue, from 0; equal to the others for grey
/// @param redStretch how the red band becomes brightness
/// @param greenStretch how the green band becomes brightness
/// @param blueStretch how the blue band becomes brightness
public record ImageryStyle(int red, int green, int blue, Stretch redStretch, Stretch greenStretch, Stretch blueStretch)
        implements LayerStyle {

    /// Rejects negative band indices.
    public ImageryStyle {
        if (red < 0 || green < 0 || blue < 0) {
            throw new IllegalArgumentException("bands are counted from 0: " + red + ", " + green + ", " + blue);
        }
    }

    /// Three bands with one stretch.
    public static ImageryStyle of(int red, int green, int blue, Stretch stretch) {
        return new ImageryStyle(red, green, blue, stretch, stretch, stretch);
    }

    /// One band in grey.
    public static ImageryStyle grey(int band, Stretch stretch) {
        return of(band, band, band, stretch);
    }
}
