package org.lapwing.learning;

import java.util.Arrays;
import java.util.stream.Collectors;

/// One way to vary a training patch.
///
/// Steps of shape move pixels: samples by bilinear interpolation, class indices by the nearest pixel. Steps of colour
/// change samples only, and leave bands alone that hold no brightness ([StillBands]).
public enum AugmentationStep {
    /// One of the eight symmetries of the square: quarter turns and mirror images.
    TURN("turn", 1, 1),
    /// Mirrored left to right, top to bottom, both or neither.
    FLIP("flip", 1, 1),
    /// Shown larger or smaller by up to this share, such as 0.25 for 0.8 to 1.25; more or less ground is read for it.
    SCALE("scale", 0.25, 0.5),
    /// Every second patch is turned by up to so many degrees to either side; what comes in at the corners is
    /// unlabelled.
    ROTATE("rotate", 20, 180),
    /// A part is shown larger: at most this share of the patch's side is cut away.
    CROP("crop", 0.3, 0.8),
    /// All bands are shifted together by up to so many standard deviations.
    BRIGHTNESS("brightness", 0.05, 2),
    /// All bands are multiplied by 1 give or take up to this.
    CONTRAST("contrast", 0.1, 0.99),
    /// Each band is shifted alone by up to so many standard deviations.
    BAND_SHIFT("band-shift", 0.02, 2),
    /// Dark parts are made brighter or darker against bright ones: values within 3 standard deviations, seen as 0 to 1,
    /// are raised to a power between `1 / (1 + strength)` and `1 + strength`.
    GAMMA("gamma", 0.5, 3),
    /// This share of the patches is blurred by a mean of 3 × 3 pixels.
    BLUR("blur", 0.1, 1),
    /// Every sample gets noise of a normal distribution with up to this standard deviation, in those of its band.
    NOISE("noise", 0.05, 2),
    /// Each band is blotted out (set to its mean) with this chance; one always stays.
    BAND_DROP("band-drop", 0.1, 0.9),
    /// A square of up to this share of the side is blotted out in all bands, and unlabelled.
    CUT_OUT("cut-out", 0.25, 0.9),
    /// This share of the patches is put together from four places, a quarter each.
    MOSAIC("mosaic", 0.25, 1);

    private final String word;
    private final double usual;
    private final double most;

    AugmentationStep(String word, double usual, double most) {
        this.word = word;
        this.usual = usual;
        this.most = most;
    }

    /// The word a person chooses it by, such as `band-drop`.
    public String word() {
        return word;
    }

    /// The strength when nothing is said.
    public double usual() {
        return usual;
    }

    /// The largest strength.
    public double most() {
        return most;
    }

    /// Whether there is more to say than whether it is taken.
    public boolean hasStrength() {
        return this != TURN && this != FLIP;
    }

    void requireStrength(double strength) {
        if (!(strength >= 0 && strength <= most)) {
            throw new IllegalArgumentException(word + " takes 0 to " + most + ", not " + strength);
        }
    }

    /// The step of that word.
    ///
    /// @throws IllegalArgumentException naming those there are
    public static AugmentationStep of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no step is called '" + word + "'; there are "
                        + Arrays.stream(values()).map(AugmentationStep::word).collect(Collectors.joining(", "))
                        + ", and default and none"));
    }
}
