package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// Where imagery on the web is, as a project keeps it.
///
/// @param kind what stands at the address
/// @param address as it was typed
/// @param zoom the finest zoom of map tiles; 0 otherwise
/// @param layers names of a map service's layers with commas between; empty otherwise
/// @param format media type of a map service's pictures; empty otherwise
/// @param attribution who has to be named; empty where nobody has
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record KeptAddress(
        @JsonProperty(value = "kind", required = true) Kind kind,
        @JsonProperty(value = "address", required = true) String address,
        @JsonProperty("zoom") int zoom,
        @JsonProperty("layers") String layers,
        @JsonProperty("format") String format,
        @JsonProperty("attribution") String attribution) {

    /// What stands at an address.
    public enum Kind {
        /// Map tiles.
        @JsonProperty("tiles")
        TILES,
        /// A web map service.
        @JsonProperty("service")
        SERVICE,
        /// A GeoTIFF.
        @JsonProperty("tiff")
        TIFF
    }

    /// Takes empty texts where a file says nothing, and refuses what is nowhere.
    public KeptAddress {
        layers = layers == null ? "" : layers;
        format = format == null ? "" : format;
        attribution = attribution == null ? "" : attribution;
        if (kind == null || address == null || address.isBlank()) {
            throw new IllegalArgumentException("imagery on the web needs a kind and an address");
        }
    }
}
