package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.lapwing.raster.write.WriteFailures;

/// Keeps two programs from editing one file of annotations: the lock on a file beside it, which the system releases
/// when its holder ends, however it ends.
final class StoreLock implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private StoreLock(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /// Takes the lock of a file of annotations, whether that file is there or not.
    ///
    /// @throws LabelStoreException where another program or window holds it
    static StoreLock take(Path file) throws IOException {
        var path = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw WriteFailures.of(file, failure);
        }
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new StoreLock(path, channel, lock);
            }
        } catch (OverlappingFileLockException _) { // held by another store of this process
        } catch (IOException failure) {
            channel.close();
            throw WriteFailures.of(file, failure);
        }
        channel.close();
        throw new LabelStoreException(
                file + " is being edited by another Lapwing or another window of it. Close it there, or work on a copy"
                        + " and bring both together with lapwing labels merge.",
                null);
    }

    /// Releases the lock and deletes its file; again does nothing.
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return; // given back before
        }
        try (channel) {
            try {
                Files.deleteIfExists(path); // while it is held, so that nobody else's lock is deleted
            } catch (IOException _) { // some systems keep open files; one that stays without holder locks nobody out
            }
            lock.release();
        }
    }
}
