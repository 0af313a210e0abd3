package org.lapwing.prediction;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.ModelCard;
import org.lapwing.raster.SourceId;

/// What the scores of one model on one image are called, in memory and on disk.
///
/// Beside image and weights a name tells what the card says of the input, since other patches or another normalisation
/// give other scores.
final class ScoreNames {

    private final SourceId inMemory;
    private final String model;
    private final ScoreOrigin origin;
    private volatile @Nullable String onDisk;

    /// @param image the image
    /// @param version identity of the weights
    ScoreNames(SourceId image, String version, ModelCard card, ScoreOrigin origin) {
        this.origin = origin;
        model = version + " " + card.network() + " " + card.bands() + " " + card.patch() + " " + card.margin();
        inMemory = new SourceId(image.content(), hashed(model));
    }

    /// The key in memory, where the image's own id tells it from others.
    SourceId inMemory() {
        return inMemory;
    }

    /// The name on disk, 64 hexadecimal digits; empty as long as the image's content is not known.
    Optional<String> onDisk() {
        var known = onDisk;
        if (known == null) {
            var text = origin.text();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            known = hashed(text.get() + " " + model);
            onDisk = known;
        }
        return Optional.of(known);
    }

    private static String hashed(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
