package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;

/// What is wrong with a file of annotations, in sentences.
final class LabelFileFailures {

    private LabelFileFailures() {}

    /// Refuses what is seen not to be a database. Its bytes are not looked at: closing a file gives up all locks that
    /// the process has on it, and SQLite may hold some.
    static void requireFile(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new LabelStoreException(file + " is a folder. Choose the GeoPackage of a project in it.", null);
        }
        if (!Files.exists(file)) {
            throw new LabelStoreException("There is no file " + file + "; check the path.", null);
        }
        if (!Files.isRegularFile(file)) {
            throw new LabelStoreException(file + " is no ordinary file. Choose one on a disk.", null);
        }
    }

    static LabelStoreException otherApplication(Path file) {
        return new LabelStoreException(
                file + " is a database of another program, not the labels of a Lapwing project. Import it into the"
                        + " labels of a project with lapwing labels import.",
                null);
    }

    static LabelStoreException newerFormat(Path file, int format) {
        return new LabelStoreException(
                file + " was written by a newer Lapwing (its labels have format " + format + ", this version reads "
                        + LabelFileSchema.FORMAT + "). Open it with that version, or update this one.",
                null);
    }

    static LabelStoreException damaged(Path file, String what, Throwable cause) {
        return new LabelStoreException(
                file + " is damaged: " + what + ". Restore it from a copy, or rescue what is left with sqlite3"
                        + " .recover.",
                cause);
    }

    /// The failure of a database, in words and with a remedy.
    static LabelStoreException told(Path file, SQLException failure) {
        int code = failure.getErrorCode() & 0xFF;
        var said = String.valueOf(failure.getMessage());
        return switch (code) {
            case 5, 6 ->
                new LabelStoreException(
                        file
                                + " is locked by another program, such as QGIS in editing mode. Save or end editing"
                                + " there.",
                        failure);
            case 8, 14, 23 ->
                new LabelStoreException(
                        file + " cannot be written: access is denied, or the disk is read-only. Choose a folder you may"
                                + " write to.",
                        failure);
            case 13 ->
                new LabelStoreException(
                        file + " cannot be written: the disk is full. Free some space; what is not written yet is kept"
                                + " until the program ends.",
                        failure);
            case 26 ->
                new LabelStoreException(
                        file + " is no GeoPackage. Import it into the labels of a project with lapwing labels import.",
                        failure);
            case 11 -> damaged(file, said, failure);
            default -> {
                var full = said.toLowerCase(Locale.ROOT).contains("disk is full");
                yield new LabelStoreException(
                        file + " cannot be used: " + said
                                + (full ? ". Free some space." : ". Check the disk it is on."),
                        failure);
            }
        };
    }
}
