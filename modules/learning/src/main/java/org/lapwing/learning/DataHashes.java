package org.lapwing.learning;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

    /// Every image with the hashes of its files; of a source without files, the hash of its id.
    static List<TrainedImage> of(List<LabelledImage> images, CancelToken cancel) throws IOException {
        var trained = new ArrayList<TrainedImage>();
        for (var image : images) {
            var files = new ArrayList<TrainedImage.File>();
            for (var file : image.files()) {
                files.add(new TrainedImage.File(String.valueOf(file.getFileName()), ofFile(file, cancel)));
            }
            if (files.isEmpty()) {
                files.add(
                        new TrainedImage.File("image", ofText(image.image().id().toString())));
                files.add(new TrainedImage.File(
                        "labels", ofText(image.labels().id().toString())));
            }
            trained.add(new TrainedImage(files, image.image().grid()));
        }
        return trained;
    }

    /// Hashes by file name, as a model card lists them.
    ///
    /// Two files of one name in different folders are told apart by a number.
    static Map<String, String> byName(List<TrainedImage> images) {
        var hashes = new TreeMap<String, String>();
        for (var image : images) {
            image.files().forEach(file -> put(hashes, file.name(), file.sha256()));
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

    /// The hash of one file.
    static String ofFile(Path file, CancelToken cancel) throws IOException {
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
