package org.lapwing.accuracy.report;

/// Where the numbers of a sample's report come from. Empty strings mean "not known" and are not shown.
///
/// @param map the map that is judged
/// @param mapFingerprint what identifies its pixels
/// @param model the checkpoint behind the map
/// @param labelRevision the labels that the model learnt from
/// @param sample file of the sample or the counts
/// @param sampleFingerprint SHA-256 of it
/// @param strata file of the strata's sizes or areas
/// @param strataFingerprint SHA-256 of it
/// @param seed with which the sample was drawn
/// @param software name and version of the program
/// @param created when, ISO 8601
public record SampleProvenance(
        String map,
        String mapFingerprint,
        String model,
        String labelRevision,
        String sample,
        String sampleFingerprint,
        String strata,
        String strataFingerprint,
        String seed,
        String software,
        String created) {}
