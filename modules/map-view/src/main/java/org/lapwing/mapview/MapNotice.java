package org.lapwing.mapview;

/// Something the person should know about what the map shows or cannot show.
///
/// @param layerId the layer it is about
/// @param layerName that layer's name, for the message
/// @param kind what it is
/// @param text whole sentence in the user's language, with the remedy
public record MapNotice(String layerId, String layerName, Kind kind, String text) {

    /// What a notice says.
    public enum Kind {
        /// The model is not run this far out; cached tiles are shown.
        ZOOM_IN_TO_PREDICT,
        /// Only a sample of the pixels is predicted this far out; the rest is hatched.
        PREVIEW,
        /// The layer is held: what is cached is shown, nothing new is computed.
        HELD,
        /// The file has no reduced copies and is too large to draw whole; cached tiles are shown.
        ZOOM_IN_TO_DRAW,
        /// The reduced copies of the file are being made; until then its picture is rough.
        ROUGH,
        /// The layer is in another reference system than the map and is not drawn.
        OTHER_REFERENCE_SYSTEM,
        /// The style asks for a band that the source does not have; the layer is not drawn.
        STYLE_DOES_NOT_FIT,
        /// Some tiles could not be read and are drawn hatched.
        TILES_FAILED
    }
}
