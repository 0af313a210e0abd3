package org.lapwing.learning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.jobs.CancelToken;

/// SHA-256 of what a run learns from.
///
/// A file of more than [#WHOLE_BYTES] is hashed in part, its size and 256 evenly spread blocks of one MiB, and the hash
/// is marked `sampled:`: naming the data must not take longer than reading it.
final class DataHashes {

    private static final long WHOLE_BYTES = 1L << 30;
    private static final int BLOCK_BYTES = 1 << 20;
    private static final int BLOCKS = 256;

    private DataHashes() {}

    /// Hashes by file name; of a source without files, the hash of its id.
    ///
    /// Two files of one name in different folders are told apart by a number.
    static Map<String, String> of(List<LabelledImage> images, CancelToken cancel) throws IOException {
        var hashes = new TreeMap<String, String>();
        for (var image : images) {
            for (var file : image.files()) {
                put(hashes, String.valueOf(file.getFileName()), ofFile(file, cancel));
            }
            if (image.files().isEmpty()) {
                put(hashes, "image", ofText(image.image().id().toString()));
                put(hashes, "labels", ofText(image.labels().id().toString()));
            }
        }
        return hashes;
    }

    private static void put(Map<String, String> hashes, String name, String hash) {
        var free = name;
        for (int number = 2; hashes.containsKey(free); number++) {
            free = name + " " + number;
        }
        hashes.put(free, hash);
    }

    private static String ofFile(Path file, CancelToken cancel) throws IOException {
        return Files.size(file) > WHOLE_BYTES ? "sampled:" + sampled(file, BLOCKS, cancel) : whole(file, cancel);
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

    private static String ofText(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
