package org.lapwing.raster;

/// Says which pixels a source holds, for cache keys and provenance.
///
/// Two sources with equal ids answer every read alike. A prediction's id names the image and the model version, so a
/// new model can never show an old model's tile as its own.
///
/// @param content fingerprint of the file contents, such as path, size and time, or a hash
/// @param version model version and settings of a prediction, empty for a file
public record SourceId(String content, String version) {

    /// The id of a plain file.
    public static SourceId of(String content) {
        return new SourceId(content, "");
    }
}
