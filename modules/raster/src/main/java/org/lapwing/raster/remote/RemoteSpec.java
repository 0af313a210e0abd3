package org.lapwing.raster.remote;

/// What a person asked for on the web, as it is remembered.
public sealed interface RemoteSpec {

    /// Where it is, as it was typed.
    String address();

    /// Who has to be named beside the picture; empty where nobody has.
    String attribution();

    /// Map tiles in the usual tiling of the world (web Mercator).
    ///
    /// @param address a [TileTemplate]
    /// @param mostZoom the finest zoom that the server has, 0 to 22
    record Tiles(String address, int mostZoom, String attribution) implements RemoteSpec {

        /// The finest zoom that may be asked for.
        public static final int FINEST = 22;

        /// Refuses zooms that there are not.
        public Tiles {
            if (mostZoom < 0 || mostZoom > FINEST) {
                throw new IllegalArgumentException("zoom " + mostZoom + " is not between 0 and " + FINEST);
            }
        }
    }

    /// Pictures of a web map service.
    ///
    /// @param address of the service, without a request
    /// @param layers names of its layers, bottom first, with commas between
    /// @param format media type of the pictures, such as `image/png`
    record MapService(String address, String layers, String format, String attribution) implements RemoteSpec {

        /// Refuses to ask for nothing.
        public MapService {
            if (layers.isBlank()) {
                throw new IllegalArgumentException("a map service needs the name of a layer");
            }
        }
    }

    /// A GeoTIFF that is read by ranges.
    ///
    /// @param address of the file
    record CloudTiff(String address, String attribution) implements RemoteSpec {}
}
