package org.lapwing.labels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A value or colour of a label file that the legend does not name; its pixels count as unlabelled.
///
/// @param value the code such as `17`, or the colour such as `#50E3C2`
/// @param pixels how often it was met
/// @param exampleColumn column of one such pixel, at full resolution
/// @param exampleRow row of one such pixel, at full resolution
/// @param hint what is nearest in the legend, a phrase such as `nearest is road #6EC1E4, 112 away`; may be empty
public record UnmatchedValue(String value, long pixels, long exampleColumn, long exampleRow, String hint) {

    private static final int MOST_SENTENCES = 5;

    /// What was found, as a whole sentence.
    ///
    /// @param file name of the label file
    public String sentence(String file) {
        return String.format(
                Locale.ROOT,
                "%s: %,d %s %s, which the legend does not name (first at column %d, row %d%s); counted as unlabelled.",
                file,
                pixels,
                pixels == 1 ? "pixel has" : "pixels have",
                value,
                exampleColumn,
                exampleRow,
                hint.isEmpty() ? "" : "; " + hint);
    }

    /// A sentence for each of the first few values, and one for all others.
    public static List<String> sentences(String file, List<UnmatchedValue> values) {
        var sentences = new ArrayList<String>();
        values.stream().limit(MOST_SENTENCES).map(each -> each.sentence(file)).forEach(sentences::add);
        if (values.size() > MOST_SENTENCES) {
            var others = values.subList(MOST_SENTENCES, values.size());
            sentences.add(String.format(
                    Locale.ROOT,
                    "%s: %,d further values or colours that the legend does not name, in %,d pixels; counted as"
                            + " unlabelled.",
                    file,
                    others.size(),
                    others.stream().mapToLong(UnmatchedValue::pixels).sum()));
        }
        return sentences;
    }
}
