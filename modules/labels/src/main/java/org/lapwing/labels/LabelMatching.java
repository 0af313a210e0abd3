package org.lapwing.labels;

/// How the pixels of a label file are matched with the classes of a legend.
///
/// @param by what is compared
/// @param tolerance a colour matches the nearest class colour when the sum of the absolute differences of red, green
///     and blue is below this; not used for codes
public record LabelMatching(By by, int tolerance) {

    /// What is compared.
    public enum By {
        /// Decided from the file: three or more bands by colour, one band by code; a colour table as
        /// [LabelRaster] explains.
        AUTOMATIC,
        /// The sample is the class code.
        CODE,
        /// The colour of the pixel, from its bands or its colour table, is the class colour.
        COLOR
    }

    /// The colour tolerance unless one is chosen: small enough that no two sensible legend colours meet.
    public static final int DEFAULT_TOLERANCE = 15;

    /// Decided from the file.
    public static final LabelMatching AUTOMATIC = new LabelMatching(By.AUTOMATIC, DEFAULT_TOLERANCE);

    /// By class code.
    public static final LabelMatching BY_CODE = new LabelMatching(By.CODE, DEFAULT_TOLERANCE);

    /// By class colour, with the default tolerance.
    public static final LabelMatching BY_COLOR = new LabelMatching(By.COLOR, DEFAULT_TOLERANCE);

    /// Rejects tolerances under which nothing or everything matches.
    public LabelMatching {
        if (tolerance < 1 || tolerance > 765) {
            throw new IllegalArgumentException("colour tolerance " + tolerance + " is outside 1 to 765");
        }
    }
}
