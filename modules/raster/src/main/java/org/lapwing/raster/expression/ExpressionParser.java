package org.lapwing.raster.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.lapwing.raster.Band;
import org.lapwing.raster.SpectralRegion;

/// Reads an expression from left to right, one parser for one text.
final class ExpressionParser {

    private static final Pattern NUMBER = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
    private static final Pattern BAND_NUMBER = Pattern.compile("(?i)b(?:and)?_?0*([1-9]\\d{0,5})");
    private static final int DEEPEST = 64;

    private final String text;
    private final List<Band> bands;
    private final List<Integer> used = new ArrayList<>();
    private int at;
    private int depth;

    ExpressionParser(String text, List<Band> bands) {
        this.text = text.replace('−', '-').replace('×', '*').replace('÷', '/');
        this.bands = bands;
    }

    /// Indices of the bands in use, in the order of their slots.
    List<Integer> used() {
        return List.copyOf(used);
    }

    Node parse() throws ExpressionException {
        var whole = joined(1);
        if (!atEnd()) {
            var rest = text.charAt(at);
            throw wrong(
                    at,
                    rest == ')'
                            ? "this bracket closes nothing. Remove it, or open one before it."
                            : rest == '='
                                    ? "“=” compares nothing. Write “==” to ask whether two values are equal."
                                    : "“" + rest + "” cannot stand here. Join parts with + - * / or ^.");
        }
        return whole;
    }

    private Node joined(int leastRank) throws ExpressionException {
        var left = part();
        while (!atEnd()) {
            var operator = Operator.at(text, at);
            if (operator.isEmpty() || operator.get().rank() < leastRank) {
                return left;
            }
            at += operator.get().text().length();
            left = new Node.Joined(operator.get(), left, joined(operator.get().rankAtRight()));
        }
        return left;
    }

    private Node part() throws ExpressionException {
        if (++depth > DEEPEST) {
            throw wrong(
                    at, "brackets and signs are nested more than " + DEEPEST + " deep. Make the expression simpler.");
        }
        try {
            if (atEnd()) {
                throw wrong(text.length(), "something is missing. Write a band such as b4, a number, or a bracket.");
            }
            char next = text.charAt(at);
            if (next == '-' || next == '+') {
                at++;
                var inner = joined(Operator.NEGATION_RANK);
                return next == '+' ? inner : new Node.Joined(Operator.MINUS, new Node.Constant(0), inner);
            }
            if (next == '(') {
                int opened = at++;
                var inner = joined(1);
                close(opened);
                return inner;
            }
            if (next == '"') {
                return quoted();
            }
            var number = match(NUMBER);
            return number.isPresent() ? new Node.Constant(Double.parseDouble(number.get())) : named();
        } finally {
            depth--;
        }
    }

    private Node named() throws ExpressionException {
        int start = at;
        var name = match(NAME)
                .orElseThrow(() -> wrong(
                        start,
                        "“" + text.charAt(start)
                                + "” cannot stand here. Write a band such as b4, a number, or a bracket."));
        if (!atEnd() && text.charAt(at) == '(') {
            return call(start, name);
        }
        return band(start, name);
    }

    private Node call(int start, String name) throws ExpressionException {
        var function = Function.named(name)
                .orElseThrow(
                        () -> wrong(start, "there is no function “" + name + "”. There are " + Function.all() + "."));
        int opened = at++;
        var arguments = new ArrayList<Node>();
        arguments.add(joined(1));
        while (!atEnd() && text.charAt(at) == ',') {
            at++;
            arguments.add(joined(1));
        }
        close(opened);
        if (arguments.size() != function.arguments()) {
            throw wrong(
                    start,
                    function.text() + " takes " + function.arguments()
                            + (function.arguments() == 1 ? " value" : " values, separated by commas") + ", not "
                            + arguments.size() + ".");
        }
        return new Node.Call(function, arguments);
    }

    private Node quoted() throws ExpressionException {
        int start = at;
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw wrong(start, "this name in quotation marks does not end. Close it with another quotation mark.");
        }
        at = end + 1;
        return band(start, text.substring(start + 1, end));
    }

    private Node band(int start, String name) throws ExpressionException {
        int index = find(name)
                .orElseThrow(() -> wrong(
                        start,
                        "there is no band “" + name + "”. Write b1"
                                + (bands.size() == 1 ? "" : " to b" + bands.size())
                                + ", or the name of a band in quotation marks."));
        int slot = used.indexOf(index);
        if (slot < 0) {
            slot = used.size();
            used.add(index);
        }
        return new Node.BandValue(slot);
    }

    /// A band of this very name, else by number, else of the region of the spectrum that is called so.
    private OptionalInt find(String name) {
        for (int index = 0; index < bands.size(); index++) {
            if (bands.get(index).name().strip().equalsIgnoreCase(name.strip())) {
                return OptionalInt.of(index);
            }
        }
        var number = BAND_NUMBER.matcher(name);
        if (number.matches()) {
            int index = Integer.parseInt(number.group(1)) - 1;
            return index < bands.size() ? OptionalInt.of(index) : OptionalInt.empty();
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "blue" -> SpectralRegion.BLUE.in(bands);
            case "green" -> SpectralRegion.GREEN.in(bands);
            case "red" -> SpectralRegion.RED.in(bands);
            case "nir" -> SpectralRegion.NEAR_INFRARED.in(bands);
            case "swir" -> SpectralRegion.SHORT_WAVE_INFRARED.in(bands);
            default -> OptionalInt.empty();
        };
    }

    private void close(int opened) throws ExpressionException {
        if (atEnd()) {
            throw wrong(opened, "this bracket is not closed. Add “)”.");
        }
        if (text.charAt(at) != ')') {
            throw wrong(
                    at,
                    "“" + text.charAt(at) + "” cannot stand here. Join parts with + - * / or ^, or close the"
                            + " bracket with “)”.");
        }
        at++;
    }

    private boolean atEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private Optional<String> match(Pattern pattern) {
        var matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        at = matcher.end();
        return Optional.of(matcher.group());
    }

    private static ExpressionException wrong(int position, String message) {
        return new ExpressionException(position, message);
    }
}
