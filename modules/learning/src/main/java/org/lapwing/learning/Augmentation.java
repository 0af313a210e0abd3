package org.lapwing.learning;

/// How training patches are varied so that the network learns the land and not the flight.
///
/// @param brightness largest shift of all bands together, in standard deviations; 0 for none
/// @param contrast largest relative change of contrast; 0 for none
/// @param bandShift largest further shift of each band alone, in standard deviations; 0 for none
/// @param zoom largest relative change of scale, such as 0.2 for 0.8 to 1.2 (bilinear, labels nearest); 0 for none
/// @param turns whether and how patches are turned and mirrored
public record Augmentation(double brightness, double contrast, double bandShift, double zoom, Turns turns) {

    /// Which symmetries of the square are used.
    public enum Turns {
        /// Patches stay as they are.
        NONE,
        /// All eight: quarter turns and mirror images.
        ALL
    }

    /// No change at all.
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, Turns.NONE);

    /// What runs use unless told otherwise: colours vary little, since three times as much cost a hundredth of mean IoU
    /// where a run was judged on land beside that it was trained on.
    public static final Augmentation DEFAULT = new Augmentation(0.05, 0.1, 0.02, 0.25, Turns.ALL);

    /// Rejects changes that destroy the image.
    public Augmentation {
        if (!(brightness >= 0 && brightness <= 2)
                || !(contrast >= 0 && contrast < 1)
                || !(bandShift >= 0 && bandShift <= 2)
                || !(zoom >= 0 && zoom <= 0.5)) {
            throw new IllegalArgumentException("augmentation out of range: brightness " + brightness + ", contrast "
                    + contrast + ", band shift " + bandShift + ", zoom " + zoom);
        }
    }
}
