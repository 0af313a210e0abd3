package org.lapwing.labels.exchange;

/// A value by which a file tells classes apart.
///
/// @param value as the file has it, such as `2` or `forest`; empty for features without one
/// @param name what the file calls it beside its value; empty text where it does not
/// @param features how many have it
public record ClassValue(String value, String name, long features) {}
