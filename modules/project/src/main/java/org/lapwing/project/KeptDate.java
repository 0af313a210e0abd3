package org.lapwing.project;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// Imagery of one date as a project keeps it.
///
/// @param file absolute in memory, relative in the project's file
/// @param date when it was taken
/// @param bands numbers from 1 of the file's bands that belong to the date; empty for all
public record KeptDate(Path file, LocalDate date, List<Integer> bands) {

    /// Copies the list, and refuses bands that there are not.
    public KeptDate {
        bands = List.copyOf(bands);
        if (bands.stream().anyMatch(band -> band < 1)) {
            throw new IllegalArgumentException("bands are counted from 1, not " + bands);
        }
    }
}
