package org.lapwing.commandline;

import java.nio.file.Path;
import java.time.Duration;

/// What a demonstration makes.
///
/// @param output folder for pictures, map and report; exists
/// @param training how long to train
public record TourRequest(Path output, Duration training) {}
