package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Imagery of one date: a file, or some of its bands.
///
/// @param file where it is
/// @param bands indices from 0 of the bands that belong to the date; empty for all
/// @param date when it was taken
public record DatedBands(Path file, List<Integer> bands, LocalDate date) {

    /// Copies the list.
    public DatedBands {
        bands = List.copyOf(bands);
    }
}
