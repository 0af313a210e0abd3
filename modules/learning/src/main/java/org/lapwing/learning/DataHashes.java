package org.lapwing.learning;

import java.io.IOException;
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
final class DataHashes {

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
        var digest = sha256();
        var buffer = new byte[1 << 20];
        try (var stream = Files.newInputStream(file)) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                cancel.throwIfCancelled();
                digest.update(buffer, 0, count);
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
