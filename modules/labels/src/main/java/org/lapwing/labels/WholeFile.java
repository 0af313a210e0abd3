package org.lapwing.labels;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Small text files that are written whole or not at all.
public final class WholeFile {

    private WholeFile() {}

    /// Writes `text` as UTF-8 beside `file` and moves it into place, so that a reader or a crash never meets half a
    /// file. An existing file is replaced.
    ///
    /// @throws IOException where the folder is missing or not writable; the old file then still stands
    public static void write(Path file, String text) throws IOException {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + file + ": its folder does not exist; make the folder first.");
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) { // some network folders; the part is complete by now
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
