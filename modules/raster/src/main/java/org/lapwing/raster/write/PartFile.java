package org.lapwing.raster.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file under construction: appended to, read back, moved about, and deleted on close.
///
/// Each block is framed as GDAL's cloud-optimized layout has it: its length before it, its last four bytes once more
/// after it, so that a reader at the far end of a network needs one request a block.
final class PartFile implements AutoCloseable {

    /// Bytes before a block.
    static final int LEADER = 4;

    private static final int CHUNK = 4 << 20;

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
    static PartFile create(Path path, Path target, long start) throws RasterWriteException {
        try {
            var channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new RasterWriteException(
                        "Cannot write " + target
                                + ": another export is writing it. Wait for it or choose another name.",
                        null);
            }
            channel.truncate(0);
            return new PartFile(path, target, channel, start);
        } catch (RasterWriteException failure) {
            throw failure;
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// Where the next frame starts.
    long position() {
        return flushed + pending.position();
    }

    /// Appends a framed block and answers the position of its first byte.
    long append(byte[] block) throws RasterWriteException {
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
    byte[] read(long position, int length) throws RasterWriteException {
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
    void makeRoom(long start, long distance) throws RasterWriteException {
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
    void copy(PartFile source, long from, long length, long position) throws RasterWriteException {
        for (long done = 0; done < length; done += CHUNK) {
            int count = (int) Math.min(CHUNK, length - done);
            writeAt(position + done, ByteBuffer.wrap(source.read(from + done, count)));
        }
    }

    void writeAt(long position, ByteBuffer bytes) throws RasterWriteException {
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
    void force() throws RasterWriteException {
        flush();
        try {
            channel.force(true);
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    private void flush() throws RasterWriteException {
        int length = pending.position();
        writeAt(flushed, pending.flip());
        pending.clear();
        flushed += length;
    }

    /// Closes the file and leaves it on the disk.
    void release() throws RasterWriteException {
        try {
            channel.close();
        } catch (IOException failure) {
            throw WriteFailures.of(target, failure);
        }
    }

    /// Closes and deletes the file, unless it was [#release]d and renamed.
    @Override
    public void close() throws IOException {
        boolean mine = channel.isOpen();
        channel.close();
        if (mine) {
            Files.deleteIfExists(path);
        }
    }
}
