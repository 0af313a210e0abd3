package org.lapwing.accuracy.report;

import java.util.List;

/// A part of a report; the page and the PDF render the same parts.
sealed interface Block {

    /// The beginning of a section.
    record Heading(String text) implements Block {}

    /// Running text.
    record Paragraph(String text) implements Block {}

    /// Small text below a table or plot.
    record Note(String text) implements Block {}

    /// The chief numbers, side by side.
    record Figures(List<Figure> figures) implements Block {

        /// One number with what it says.
        record Figure(String value, String name, String words) {}
    }

    /// What is worth checking before anything is believed.
    record Notice(List<String> sentences) implements Block {}

    /// A table; the first column is text, the others are numbers.
    ///
    /// @param swatches colours `#RRGGBB` before the rows; empty for none
    record Rows(List<String> header, List<List<String>> rows, List<String> swatches) implements Block {}

    /// A plot.
    record Picture(Plot plot) implements Block {}

    /// A list of sentences.
    record Bullets(List<String> sentences) implements Block {}

    /// Names and what they are.
    record Facts(List<Fact> facts) implements Block {

        /// One of them.
        record Fact(String name, String value) {}
    }
}
