package org.lapwing.accuracy.table;

/// One line of a sample table, by names.
///
/// @param row where it stands
/// @param stratum place of its stratum
/// @param map2 empty text where there is no second map
/// @param reference2 empty text where there is no second date
record SamplePoint(Table.Row row, int stratum, String map, String reference, String map2, String reference2) {}
