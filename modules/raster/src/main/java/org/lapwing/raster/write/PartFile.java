package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// A file under construction: appended to, read back, moved about, and deleted on close.
///
/// It is locked from its making to [#release] or [#close], so that two writers of one name never meet; only its holder
/// renames or deletes it, while the lock still holds. The lock is on one byte far behind the end, since Windows lets
/// nobody read what is locked; and nothing else in this process opens the file, since closing any channel of it would
/// end the lock elsewhere.
///
/// Each block is framed as GDAL's cloud-optimized layout has it: its length before it, its last four bytes once more
/// after it, so that a reader at the far end of a network needs one request a block.
final class PartFile implements AutoCloseable {

    /// Bytes before a block.
    static final int LEADER = 4;

    private static final int CHUNK = 4 << 20;
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int MOST_ATTEMPTS = 3;

    private final Path path;
    private final Path target;
    private final FileChannel channel;
    private final ByteBuffer pending = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    private long flushed;

    private PartFile(Path path, Path target, FileChannel channel, long start) {
        this.path = path;
        this.target = target;
        this.channel = channel;
        this.flushed = start;
    }

    /// Makes an empty file, replacing what a killed process may have left.
    ///
    /// @param start where the first block goes
    static PartFile create(Path path, Path target, long start) throws FileWriteException {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                var channel = FileChannel.open(
                        path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                try {
                    var opened = identity(path);
                    if (!lock(channel)) {
                        break;
                    }
                    if (opened.isPresent() && opened.equals(identity(path))) {
                        channel.truncate(0);
                        return new PartFile(path, target, channel, start);
                    }
                    // its holder gave it its name in between: what is open here is the finished file
                    channel.close();
                } catch (IOException | RuntimeException failure) {
                    channel.close();
                    throw failure;
                }
            }
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
        throw new FileWriteException(
                "Cannot write " + target + ": another export is writing it. Wait for it or choose another name.", null);
    }

    /// Which file a name means; empty for none.
    private static Optional<String> identity(Path path) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(attributes.fileKey() + " " + attributes.creationTime());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock(LOCKED_BYTE, 1, false) != null) {
                return true;
            }
        } catch (OverlappingFileLockException _) {
            // another writer of this process
        }
        channel.close();
        return false;
    }

    /// Where the next frame starts.
    long position() {
        return flushed + pending.position();
    }

    /// Appends a framed block and answers the position of its first byte.
    long append(byte[] block) throws FileWriteException {
        int frame = block.length + 2 * LEADER;
        if (pending.remaining() < frame) {
            flush();
        }
        long position = position() + LEADER;
        if (frame > pending.capacity()) {
            var whole = ByteBuffer.allocate(frame).order(ByteOrder.LITTLE_ENDIAN);
            putFrame(whole, block);
            writeAt(flushed, whole.flip());
            flushed += frame;
        } else {
            putFrame(pending, block);
        }
        return position;
    }

    private static void putFrame(ByteBuffer target, byte[] block) {
        target.putInt(block.length).put(block).put(block, block.length - LEADER, LEADER);
    }

    /// Reads bytes that were appended.
    byte[] read(long position, int length) throws FileWriteException {
        if (position + length > flushed) {
            flush();
        }
        var bytes = ByteBuffer.allocate(length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, position + bytes.position()) < 0) {
                    throw new IOException(path + " ends at " + channel.size());
                }
            }
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
        return bytes.array();
    }

    /// Moves everything from `start` on by `distance` bytes towards the end.
    void makeRoom(long start, long distance) throws FileWriteException {
        flush();
        long end = flushed;
        while (distance > 0 && end > start) {
            int length = (int) Math.min(CHUNK, end - start);
            end -= length;
            writeAt(end + distance, ByteBuffer.wrap(read(end, length)));
        }
        flushed += distance;
    }

    /// Copies a stretch of another file to `position`.
    void copy(PartFile source, long from, long length, long position) throws FileWriteException {
        for (long done = 0; done < length; done += CHUNK) {
            int count = (int) Math.min(CHUNK, length - done);
            writeAt(position + done, ByteBuffer.wrap(source.read(from + done, count)));
        }
    }

    void writeAt(long position, ByteBuffer bytes) throws FileWriteException {
        try {
            int start = bytes.position();
            while (bytes.hasRemaining()) {
                channel.write(bytes, position + bytes.position() - start);
            }
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    /// Waits until the disk has everything.
    void force() throws FileWriteException {
        flush();
        try {
            channel.force(true);
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    private void flush() throws FileWriteException {
        int length = pending.position();
        writeAt(flushed, pending.flip());
        pending.clear();
        flushed += length;
    }

    /// Closes the file, which has its name now.
    void release() throws FileWriteException {
        try {
            channel.close();
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    /// Deletes and closes the file, unless it was [#release]d.
    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            try {
                Files.deleteIfExists(path);
            } finally {
                channel.close();
            }
        }
    }
}
