package org.lapwing.raster.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Small files that are written whole or not at all: a reader, a crash or a power cut never meets half a file.
public final class WholeFile {

    /// What the name of a file ends in while it is written. One left by a killed process may be deleted.
    public static final String PART = ".part";

    private static final int BUFFER = 1 << 16;

    /// Writes the contents of a file piece by piece.
    @FunctionalInterface
    public interface Content {

        /// Writes everything; the stream belongs to the caller.
        void writeTo(OutputStream stream) throws IOException;
    }

    private WholeFile() {}

    /// Writes `text` as UTF-8, see [#write(Path, byte[])].
    public static void write(Path file, String text) throws FileWriteException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes beside `file`, waits until the disk has everything, and moves it into place. An existing file is
    /// replaced.
    ///
    /// @throws FileWriteException a sentence with the remedy, where the folder is missing or not writable, or the
    /// disk
    ///     is full; the old file then still stands
    public static void write(Path file, byte[] content) throws FileWriteException {
        WriteTarget.check(file);
        try {
            replace(file, content);
        } catch (IOException failure) {
            throw WriteFailures.of(file, failure);
        }
    }

    /// Writes contents of any length, see [#write(Path, byte[])].
    ///
    /// @throws org.lapwing.jobs.CancelledException where the contents are not wanted any more; the old file
    ///     then still stands
    public static void write(Path file, Content content) throws FileWriteException {
        WriteTarget.check(file);
        var target = file.toAbsolutePath();
        var part = target.resolveSibling(target.getFileName() + PART);
        try {
            try (var channel = FileChannel.open(
                            part,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    var stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.writeTo(stream);
                stream.flush();
                channel.force(true);
            }
            move(part, target);
        } catch (IOException failure) {
            throw WriteFailures.of(file, failure);
        } finally {
            deletePart(part);
        }
    }

    private static void deletePart(Path part) throws FileWriteException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failure) {
            throw WriteFailures.of(part, failure);
        }
    }

    /// As [#write(Path, byte[])], with failures in the words of the system.
    static void replace(Path file, byte[] content) throws IOException {
        var target = file.toAbsolutePath();
        var part = target.resolveSibling(target.getFileName() + PART);
        try {
            try (var channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Gives a complete file its name, in one step where the system can do that; replaces what is there.
    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) { // some network folders
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
