package org.lapwing.raster.geotiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;
import org.slf4j.LoggerFactory;

/// The bytes of one file on a disk.
final class FileBytes implements TiffBytes {

    /// Longest single transfer; the JDK keeps a native buffer of that size per thread.
    private static final int PIECE_BYTES = 1 << 20;

    private final Path file;
    private final long length;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private FileBytes(Path file, FileChannel channel, long length) {
        this.file = file;
        this.channel = channel;
        this.length = length;
    }

    static FileBytes open(Path file) throws RasterReadException {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.READ);
            return new FileBytes(file, channel, channel.size());
        } catch (IOException failure) {
            throw new RasterReadException(file + " cannot be opened: " + failure.getMessage() + ".", failure);
        }
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, byte[] target, int offset, int count, String what) throws RasterReadException {
        check(position, count, what);
        int done = 0;
        while (done < count) {
            int piece = Math.min(PIECE_BYTES, count - done);
            int got = transfer(ByteBuffer.wrap(target, offset + done, piece), position + done, what);
            if (got <= 0) {
                throw new RasterReadException(
                        file + " became shorter while it was read: " + what + " ends beyond the file. Open it again.");
            }
            done += got;
        }
    }

    private int transfer(ByteBuffer target, long position, String what) throws RasterReadException {
        int start = target.position();
        try {
            return open(what).read(target, position);
        } catch (ClosedChannelException failure) {
            if (closed) {
                throw closedFile(what, failure);
            }
        } catch (IOException failure) {
            throw new RasterReadException(
                    file + ": " + what + " cannot be read: " + failure.getMessage() + ".", failure);
        }
        // Foreign code interrupted a reader, which closes the channel for all: open it once more.
        try {
            target.position(start);
            return open(what).read(target, position);
        } catch (IOException failure) {
            throw new RasterReadException(
                    file + ": " + what + " cannot be read: " + failure.getMessage() + ".", failure);
        }
    }

    private FileChannel open(String what) throws IOException {
        var current = channel;
        if (current.isOpen()) {
            return current;
        }
        synchronized (this) {
            if (closed) {
                throw closedFile(what, null);
            }
            if (!channel.isOpen()) {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            }
            return channel;
        }
    }

    private RasterReadException closedFile(String what, @Nullable Throwable cause) {
        return new RasterReadException(file + " was closed while " + what + " was wanted.", cause);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            channel.close();
        } catch (IOException failure) {
            LoggerFactory.getLogger(FileBytes.class).warn("closing {} failed", file, failure);
        }
    }
}
