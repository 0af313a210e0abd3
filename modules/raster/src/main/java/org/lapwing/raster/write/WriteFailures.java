package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/// Says in a sentence why something could not be written and what helps.
public final class WriteFailures {

    private WriteFailures() {}

    /// The failure of writing a file, as a person reads it. One that is such a sentence already is returned as it is.
    ///
    /// @param target the file that was wanted, whatever it is called while it is written
    public static FileWriteException of(Path target, IOException failure) {
        return told(failure, "Cannot write " + target, target);
    }

    /// The sentence of [#of], for exceptions of another kind.
    public static String sentence(Path target, IOException failure) {
        return String.valueOf(of(target, failure).getMessage());
    }

    /// Makes a folder and those above it; one that is there is left as it is.
    ///
    /// @throws FileWriteException where that cannot be done
    public static Path makeFolder(Path folder) throws FileWriteException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new FileWriteException(
                    "Cannot make the folder " + folder + ": a file has that name. Choose another folder.", null);
        }
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw told(failure, "Cannot make the folder " + folder, folder);
        }
    }

    private static FileWriteException told(IOException failure, String what, Path target) {
        return failure instanceof FileWriteException told
                ? told
                : new FileWriteException(what + ": " + reason(target, failure), failure);
    }

    private static String reason(Path target, IOException failure) {
        var message = message(failure);
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
            return "its folder is not there or takes no files. Choose another.";
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return "a file has the name " + exists.getFile() + ". Choose another folder.";
        }
        return message + ". Choose another folder or name.";
    }

    /// What the system said, without the name of the file, which is known and may be that of a part.
    private static String message(IOException failure) {
        if (failure instanceof FileSystemException told && told.getReason() != null) {
            return told.getReason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    private static String free(Path target) {
        try {
            long megabytes = Files.getFileStore(WriteTarget.folder(target)).getUsableSpace() >> 20;
            return " (" + megabytes + " MB are left)";
        } catch (IOException _) {
            return ""; // only an ornament of the sentence
        }
    }
}
