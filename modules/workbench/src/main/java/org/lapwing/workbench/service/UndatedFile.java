package org.lapwing.workbench.service;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a file says that may belong to a layer of several dates.
///
/// @param file where it is
/// @param bands names of its bands, in order
/// @param date when it was taken, as far as the file itself says; its name is not looked at
public record UndatedFile(Path file, List<String> bands, Optional<LocalDate> date) {

    /// Copies the list.
    public UndatedFile {
        bands = List.copyOf(bands);
    }
}
