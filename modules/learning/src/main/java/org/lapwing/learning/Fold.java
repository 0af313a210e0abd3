package org.lapwing.learning;

import java.util.regex.Pattern;

/// One of several ways to hold ground back: the labelled blocks are parted into compact groups, and each is held back
/// for validation once.
///
/// @param number which group validates, from 1
/// @param of how many groups, 2 to 20
public record Fold(int number, int of) {

    private static final Pattern TEXT = Pattern.compile("\\s*(\\d{1,3})\\s*/\\s*(\\d{1,3})\\s*");

    /// Checks ranges.
    public Fold {
        if (of < 2 || of > 20 || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    "fold " + number + "/" + of + " is none; there are 2 to 20 folds, counted from 1");
        }
    }

    /// Reads `2/5`.
    ///
    /// @throws IllegalArgumentException if it reads otherwise
    public static Fold parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("the fold '" + text + "' cannot be read; write it like 2/5");
        }
        return new Fold(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    /// As [#parse] reads it.
    public String text() {
        return number + "/" + of;
    }
}
