package org.lapwing.raster.remote;

import java.util.List;

/// What a web map service says it can do.
///
/// @param title what people call the service
/// @param version of the protocol that requests use: 1.1.1 or 1.3.0
/// @param formats media types of its pictures
/// @param layers those that can be asked for, in the order of the service
public record MapServiceOffer(String title, String version, List<String> formats, List<MapServiceLayer> layers) {

    /// Copies the lists.
    public MapServiceOffer {
        formats = List.copyOf(formats);
        layers = List.copyOf(layers);
    }

    /// The formats that can be shown, best first.
    public List<String> readableFormats() {
        return List.of("image/png", "image/png8", "image/png; mode=8bit", "image/jpeg", "image/gif").stream()
                .filter(formats::contains)
                .toList();
    }
}
