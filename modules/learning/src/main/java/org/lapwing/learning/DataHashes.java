package org.lapwing.learning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.jobs.CancelToken;
import org.lapwing.labels.annotation.AnnotationRaster;
import org.lapwing.raster.ContentHash;

/// What a run learns from, told by its contents: see [ContentHash].
final class DataHashes {

    private DataHashes() {}

    /// Every image with the hashes of its files; of a source without files, the hash of its id.
    static List<TrainedImage> of(List<LabelledImage> images, CancelToken cancel) throws IOException {
        var trained = new ArrayList<TrainedImage>();
        for (var image : images) {
            var files = new ArrayList<TrainedImage.File>();
            for (var file : image.files()) {
                files.add(new TrainedImage.File(String.valueOf(file.getFileName()), ContentHash.of(file, cancel)));
            }
            if (image.labels() instanceof AnnotationRaster annotations && !files.isEmpty()) {
                // a file that people write into has no hash of its own
                files.add(new TrainedImage.File(
                        annotations.id().content(), ofText(annotations.id().toString())));
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
