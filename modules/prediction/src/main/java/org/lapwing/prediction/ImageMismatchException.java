package org.lapwing.prediction;

import java.io.IOException;
import java.util.List;

/// An image does not supply what a model was trained on; the message lists every difference.
///
/// Nothing is resampled or reordered silently: a plausible map from wrong bands is worse than none.
public final class ImageMismatchException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    /// @param model name of the model
    /// @param image what messages call the image
    /// @param differences whole sentences, at least one
    public ImageMismatchException(String model, String image, List<String> differences) {
        super("The model '" + model + "' does not fit " + image + ". " + String.join(" ", differences));
        this.differences = List.copyOf(differences);
    }

    /// What differs, a sentence each.
    public List<String> differences() {
        return differences;
    }
}
