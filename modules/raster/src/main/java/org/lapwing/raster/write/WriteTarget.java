package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// What can be said about the name of a file that is to be written, before anything is computed.
public final class WriteTarget {

    private WriteTarget() {}

    /// Refuses targets that can be seen not to work: a folder, a device, a name in a folder that is not there or may
    /// not be written.
    ///
    /// @throws FileWriteException naming what is wrong and the remedy
    public static void check(Path target) throws FileWriteException {
        var folder = folder(target);
        if (Files.isDirectory(target)) {
            throw refused(target, "it is a folder. Give the name of a file.");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw refused(target, "it is no ordinary file. Give another name.");
        }
        if (!Files.isDirectory(folder)) {
            throw refused(target, "there is no folder " + folder + ". Make it first, or choose another.");
        }
        if (!Files.isWritable(folder)) {
            throw refused(
                    target,
                    "nothing may be written into " + folder + " (access is denied, or the disk is read-only). Choose"
                            + " another folder.");
        }
    }

    /// Refuses to replace what the work reads.
    ///
    /// @param inputs files and folders that are read
    /// @throws FileWriteException if `target` is one of them, by whatever name, or lies in one of the folders
    /// @throws IOException if files cannot be compared
    public static void refuseInputs(Path target, Collection<Path> inputs) throws IOException {
        for (var input : inputs) {
            if (isSame(target, input)) {
                throw refused(target, "it is read by this very job. Choose another name.");
            }
            if (liesIn(target, input)) {
                throw refused(target, "the folder " + input + " is read by this very job. Choose a name elsewhere.");
            }
        }
    }

    /// Whether two names mean one file.
    ///
    /// @throws IOException if files cannot be compared
    public static boolean isSame(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    /// Whether a file is or would be in a folder or one below it, whatever links lead there.
    ///
    /// @throws IOException if folders cannot be compared
    public static boolean liesIn(Path target, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        var inside = folder.toRealPath();
        for (var above = folder(target); above != null; above = above.getParent()) {
            if (Files.isDirectory(above)) {
                return above.toRealPath().startsWith(inside);
            }
        }
        return false;
    }

    /// The folder that a file is in or would be in.
    static Path folder(Path target) {
        var parent = target.toAbsolutePath().getParent();
        return parent == null ? target.toAbsolutePath() : parent;
    }

    private static FileWriteException refused(Path target, String why) {
        return new FileWriteException("Cannot write " + target + ": " + why, null);
    }
}
