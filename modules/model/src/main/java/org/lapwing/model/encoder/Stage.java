package org.lapwing.model.encoder;

/// One map of an encoder upon which a network builds.
///
/// @param map name of the layer that gives it
/// @param channels its channels
public record Stage(String map, int channels) {}
