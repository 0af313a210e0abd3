package org.lapwing.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lapwing.jobs.CancelToken;

/// Tells files by what is in them, whatever they are called and wherever they lie.
///
/// A file of more than [#WHOLE_BYTES] is hashed in part, its size and 256 evenly spread blocks of one MiB, and the hash
/// is marked [#SAMPLED]: naming a file must not take longer than reading it.
public final class ContentHash {

    /// Beginning of the hash of a file that was hashed in part.
    public static final String SAMPLED = "sampled:";

    private static final long WHOLE_BYTES = 1L << 30;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 256;

    private ContentHash() {}

    /// SHA-256 of a file's bytes in hex, of a very large file of parts of it.
    ///
    /// Reads up to a GiB on the calling thread.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires
    public static String of(Path file, CancelToken cancel) throws IOException {
        return Files.size(file) > WHOLE_BYTES ? SAMPLED + sampled(file, BLOCKS, cancel) : whole(file, cancel);
    }

    private static String whole(Path file, CancelToken cancel) throws IOException {
        var digest = sha256();
        var buffer = new byte[BLOCK_BYTES];
        try (var stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                cancel.throwIfCancelled();
                digest.update(buffer, 0, count);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The hash of a file's size and of `blocks` blocks from its start to its end.
    static String sampled(Path file, int blocks, CancelToken cancel) throws IOException {
        var digest = sha256();
        try (var channel = FileChannel.open(file)) {
            long size = channel.size();
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(size).flip());
            for (int block = 0; block < blocks; block++) {
                cancel.throwIfCancelled();
                var buffer = ByteBuffer.allocate(BLOCK_BYTES);
                long from = Math.max(0, size - BLOCK_BYTES) * block / Math.max(1, blocks - 1);
                while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
                    // until the block or the file ends
                }
                digest.update(buffer.flip());
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
