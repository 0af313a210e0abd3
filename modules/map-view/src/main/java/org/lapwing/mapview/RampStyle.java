package org.lapwing.mapview;

/// One band in the colours of a colour map.
///
/// @param band index of the band, from 0
/// @param stretch which value is the lowest colour and which the highest
/// @param colors the colours between them
public record RampStyle(int band, Stretch stretch, ColorMap colors) implements LayerStyle {

    /// Rejects a negative band index.
    public RampStyle {
        if (band < 0) {
            throw new IllegalArgumentException("bands are counted from 0: " + band);
        }
    }
}
