package org.lapwing.prediction;

/// Place of a patch in a [PatchGrid].
///
/// @param column counted in patches from the image's left edge
/// @param row counted in patches from the image's top edge
record PatchKey(long column, long row) {}
