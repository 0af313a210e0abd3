package org.lapwing.model.loss;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A weighted sum of losses.
///
/// Written as text, it reads like `ce`, `ce:0.1` (labels smoothed), `ce+dice` or `0.5*focal:2+lovasz`.
///
/// @param parts what is added, at least one, each term once
public record LossFormula(List<Part> parts) {

    /// One loss of a sum.
    ///
    /// @param weight what it is multiplied with, above 0 and at most 1000
    /// @param term which loss
    /// @param parameter what its term says; NaN for a term without parameter
    public record Part(double weight, LossTerm term, double parameter) {

        /// Checks ranges.
        public Part {
            if (!(weight > 0 && weight <= 1000)) {
                throw new IllegalArgumentException("a loss weighs above 0 and at most 1000, not " + weight);
            }
            if (!term.takes(parameter)) {
                throw new IllegalArgumentException(term.range()
                        .map(range -> "the parameter of " + term.word() + " is " + range + ", not " + number(parameter))
                        .orElse(term.word() + " takes no parameter"));
            }
        }

        private String text() {
            return (weight == 1 ? "" : number(weight) + "*")
                    + term.word()
                    + (parameter == term.usualParameter() || Double.isNaN(parameter) ? "" : ":" + number(parameter));
        }
    }

    private static final Pattern PART = Pattern.compile("(?:([0-9.]+)\\*)?([a-z]+)(?::([0-9.]+))?");

    /// Plain cross-entropy.
    public static final LossFormula CROSS_ENTROPY = of(LossTerm.CROSS_ENTROPY);

    /// Checks that something is added, and nothing twice.
    public LossFormula {
        parts = List.copyOf(parts);
        var terms = new HashSet<LossTerm>();
        for (var part : parts) {
            if (!terms.add(part.term)) {
                throw new IllegalArgumentException("the loss names " + part.term.word() + " twice");
            }
        }
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("no loss named");
        }
    }

    /// The plain sum of losses with their usual parameters.
    public static LossFormula of(LossTerm... terms) {
        return new LossFormula(Arrays.stream(terms)
                .map(term -> new Part(1, term, term.usualParameter()))
                .toList());
    }

    /// Reads what [#text] writes.
    ///
    /// @throws IllegalArgumentException naming what is wrong and the losses there are
    public static LossFormula parse(String text) {
        var parts = new ArrayList<Part>();
        for (var each : text.toLowerCase(Locale.ROOT).replace(" ", "").split("\\+", -1)) {
            var match = PART.matcher(each);
            if (!match.matches()) {
                throw new IllegalArgumentException("the loss '" + text
                        + "' cannot be read; write it like ce, ce+dice or" + " 0.5*focal:2+lovasz, with " + words());
            }
            var term = LossTerm.of(match.group(2))
                    .orElseThrow(() ->
                            new IllegalArgumentException("no loss is called '" + each + "'; there are " + words()));
            double weight = match.group(1) == null ? 1 : value(match.group(1), text);
            double parameter = match.group(3) == null ? term.usualParameter() : value(match.group(3), text);
            parts.add(new Part(weight, term, parameter));
        }
        return new LossFormula(parts);
    }

    private static double value(String number, String text) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException broken) {
            throw new IllegalArgumentException("'" + number + "' in the loss '" + text + "' is no number", broken);
        }
    }

    private static String words() {
        return Arrays.stream(LossTerm.values()).map(LossTerm::word).collect(Collectors.joining(", "));
    }

    /// The formula as [#parse] reads it.
    public String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining("+"));
    }

    @Override
    public String toString() {
        return text();
    }

    /// A number without needless digits, such as `2` or `0.5`.
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
