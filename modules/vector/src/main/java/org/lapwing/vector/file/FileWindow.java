package org.lapwing.vector.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Parts of a file, read in larger pieces: mostly one part follows the other.
final class FileWindow {

    private static final int PIECE_BYTES = 1 << 18;

    private final FileChannel channel;
    private final long size;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long pieceStart;

    FileWindow(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    /// So many bytes, big-endian; valid until the next call.
    ///
    /// @throws EOFException where the file ends before
    ByteBuffer read(long at, int length) throws IOException {
        if (at < pieceStart || at + length > pieceStart + piece.limit()) {
            fill(at, length);
        }
        return piece.slice((int) (at - pieceStart), length);
    }

    private void fill(long at, int length) throws IOException {
        if (at + length > size) {
            throw new EOFException("the file ends at byte " + size);
        }
        int wanted = (int) Math.min(size - at, Math.max(length, PIECE_BYTES));
        piece = ByteBuffer.allocate(wanted);
        while (piece.hasRemaining() && channel.read(piece, at + piece.position()) >= 0) {
            // until the piece is full
        }
        piece.flip();
        pieceStart = at;
        if (piece.limit() < length) {
            throw new EOFException("the file ends at byte " + (at + piece.limit()));
        }
    }
}
