package org.lapwing.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells one state of a file from another without reading all of it.
public final class Fingerprint {

    private static final int PART_BYTES = 1 << 16;

    private Fingerprint() {}

    /// SHA-256 over absolute path, size, time of last change, and the first and last 64 KiB of a file, in hex.
    public static String of(Path file) throws RasterReadException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = channel.size();
            var identity = file.toAbsolutePath().normalize() + "|" + size + "|"
                    + Files.getLastModifiedTime(file).toMillis();
            digest.update(identity.getBytes(StandardCharsets.UTF_8));
            add(digest, channel, 0, size);
            add(digest, channel, Math.max(0, size - PART_BYTES), size);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new RasterReadException(file + " cannot be read: " + failure.getMessage() + ".", failure);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every Java runtime has SHA-256", failure);
        }
    }

    private static void add(MessageDigest digest, FileChannel channel, long from, long size) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(PART_BYTES, size - from));
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) > 0) {
            // until the part is complete
        }
        digest.update(buffer.flip());
    }
}
