package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// What a person decided about an image that is unlike those a model learnt from.
///
/// Holds for exactly these differences: when others are found, the person is asked again.
///
/// @param model SHA-256 of the model's weights
/// @param image name of the image's file
/// @param differences what differed, a sentence each
/// @param answer what the person decided
public record InputDecision(
        @JsonProperty(value = "model", required = true) String model,
        @JsonProperty(value = "image", required = true) String image,

        @JsonProperty(value = "differences", required = true)
        List<String> differences,

        @JsonProperty(value = "answer", required = true) Answer answer) {

    /// What can be decided.
    public enum Answer {
        /// Let the model predict all the same.
        @JsonProperty("predict")
        PREDICT,
        /// Do not let it.
        @JsonProperty("leave")
        LEAVE
    }

    /// Rejects decisions about nothing.
    public InputDecision {
        if (model == null || image == null || differences == null || answer == null) {
            throw new IllegalArgumentException("a decision on imagery lacks its model, image, differences or answer");
        }
        differences = List.copyOf(differences);
    }

    /// Whether it was taken about the same differences of the same image and model.
    public boolean isAbout(InputDecision other) {
        return model.equals(other.model) && image.equals(other.image) && differences.equals(other.differences);
    }
}
