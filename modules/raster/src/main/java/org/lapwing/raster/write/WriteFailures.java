package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Says in a sentence why a file could not be written and what helps.
final class WriteFailures {

    private WriteFailures() {}

    static RasterWriteException of(Path target, IOException failure) {
        if (failure instanceof RasterWriteException told) {
            return told;
        }
        return new RasterWriteException("Cannot write " + target + ": " + reason(target, failure), failure);
    }

    /// Refuses targets that can be seen not to work before anything is computed.
    static void checkTarget(Path target) throws RasterWriteException {
        var folder = folder(target);
        if (Files.isDirectory(target)) {
            throw new RasterWriteException(
                    "Cannot write " + target + ": it is a folder. Give the name of a file.", null);
        }
        if (!Files.isDirectory(folder)) {
            throw new RasterWriteException(
                    "Cannot write " + target + ": there is no folder " + folder + ". Make it or choose another.", null);
        }
    }

    static Path folder(Path target) {
        var parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    private static String reason(Path target, IOException failure) {
        var message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        var lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("no space left") || lower.contains("not enough space") || lower.contains("quota")) {
            return "the disk is full" + free(target) + ". Free some space or choose another disk.";
        }
        if (failure instanceof AccessDeniedException || lower.contains("permission denied")) {
            return "access is denied. Choose a folder you may write to, and close programs that have the file open.";
        }
        if (lower.contains("read-only")) {
            return "the disk is read-only. Choose another folder.";
        }
        if (failure instanceof NoSuchFileException) {
            return "its folder has gone away. Make it again or choose another.";
        }
        return message + ". Choose another folder or name.";
    }

    private static String free(Path target) {
        try {
            long megabytes = Files.getFileStore(folder(target)).getUsableSpace() >> 20;
            return " (" + megabytes + " MB are left)";
        } catch (IOException _) {
            return ""; // only an ornament of the sentence
        }
    }
}
