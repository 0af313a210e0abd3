package org.lapwing.accuracy;

/// Where the numbers of a report come from. Empty strings mean "not known" and are not shown.
///
/// @param map name of the map, such as its file name
/// @param mapFingerprint what identifies its pixels
/// @param reference name of the reference
/// @param referenceFingerprint what identifies its pixels
/// @param model the checkpoint behind the map
/// @param area which pixels were compared, in words, such as `blocks that training never saw`
/// @param software name and version of the program
/// @param created when, ISO 8601
public record Provenance(
        String map,
        String mapFingerprint,
        String reference,
        String referenceFingerprint,
        String model,
        String area,
        String software,
        String created) {

    /// Nothing known.
    public static final Provenance UNKNOWN = new Provenance("", "", "", "", "", "", "", "");
}
