package org.lapwing.raster.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// The compressed pixels of a PNG file: the contents of its IDAT chunks, one after the other.
final class PngData extends InputStream {

    private final DataInputStream file;
    private long left;

    PngData(Path path, long firstChunk) throws IOException {
        file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        file.skipNBytes(firstChunk);
        left = file.readInt() & 0xFFFFFFFFL;
        file.skipNBytes(4);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (left == 0) {
            try {
                file.skipNBytes(4);
                left = file.readInt() & 0xFFFFFFFFL;
                if (file.readInt() != PngHeader.IDAT) {
                    return -1;
                }
            } catch (EOFException _) {
                return -1; // the inflater tells whether pixels are missing
            }
        }
        int got = file.read(target, offset, (int) Math.min(length, left));
        if (got > 0) {
            left -= got;
        }
        return got;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
