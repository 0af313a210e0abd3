package org.lapwing.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of files.
final class Digest {

    private Digest() {}

    /// 64 hexadecimal digits, lower case.
    static String sha256(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // reading a pipe would wait for ever
            throw new IOException("it is no ordinary file");
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var stream = new DigestInputStream(Files.newInputStream(file), digest)) {
                var buffer = new byte[1 << 16];
                while (stream.read(buffer) >= 0) {
                    // the digest sees what passes
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException("every JDK has SHA-256", failure);
        }
    }
}
