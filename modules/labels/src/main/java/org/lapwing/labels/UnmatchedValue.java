package org.lapwing.labels;

/// A value or colour of a label file that the legend does not name; its pixels count as unlabelled.
///
/// @param value the code such as `17`, or the colour such as `#50E3C2`
/// @param pixels how often it was met
/// @param exampleColumn column of one such pixel, at full resolution
/// @param exampleRow row of one such pixel, at full resolution
/// @param hint what is nearest in the legend, a phrase such as `nearest is road #6EC1E4, 112 away`; may be empty
public record UnmatchedValue(String value, long pixels, long exampleColumn, long exampleRow, String hint) {}
