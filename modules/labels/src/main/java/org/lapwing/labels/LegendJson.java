package org.lapwing.labels;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Between [Legend] and the JSON of [LegendFile], with a message for each way to get it wrong.
final class LegendJson {

    private static final String SMALLEST =
            "{\"format\":1,\"classes\":[{\"code\":1,\"name\":\"building\",\"color\":\"#3C1098\"}],\"ignore\":[0]}";
    private static final List<String> FILE_KEYS = List.of("format", "classes", "ignore", "ignoreColors");
    private static final List<String> CLASS_KEYS = List.of("code", "name", "color", "merges");

    private final String source;

    LegendJson(String source) {
        this.source = source;
    }

    Legend read(JsonNode root) throws LegendFormatException {
        if (!root.isObject()) {
            throw wrong("the top", "is not an object; the smallest legend is " + SMALLEST);
        }
        var format = root.path("format");
        if (format.isMissingNode()) {
            throw wrong(
                    "the top", "has no \"format\", so this is not a Lapwing legend; the smallest one is " + SMALLEST);
        }
        if (!format.isInt() || format.intValue() != LegendFile.FORMAT) {
            throw wrong("format", "is " + format + "; this version reads format " + LegendFile.FORMAT + " only");
        }
        knownKeys(root, "the top", FILE_KEYS);
        var array = root.path("classes");
        if (!array.isArray() || array.isEmpty()) {
            throw wrong("classes", "must be a list of at least one class, as in " + SMALLEST);
        }
        if (array.size() > Legend.UNLABELLED - 1) {
            throw wrong("classes", "has " + array.size() + " classes; merge some, 254 is the most");
        }
        Map<Integer, String> meanings = new HashMap<>();
        var classes = new ArrayList<LegendClass>();
        for (int i = 0; i < array.size(); i++) {
            classes.add(legendClass(array.get(i), "classes[" + i + "]", meanings));
        }
        var ignore = codes(root.path("ignore"), "ignore", meanings);
        return new Legend(classes, Set.copyOf(ignore), colors(root.path("ignoreColors")));
    }

    private LegendClass legendClass(JsonNode node, String place, Map<Integer, String> meanings)
            throws LegendFormatException {
        if (!node.isObject()) {
            throw wrong(place, "is not an object with code, name and color");
        }
        knownKeys(node, place, CLASS_KEYS);
        for (var key : List.of("code", "name", "color")) {
            if (!node.has(key)) {
                throw wrong(place, "has no \"" + key + "\"; a class needs code, name and color");
            }
        }
        int code = code(node.path("code"), place + ".code", meanings);
        var name = node.path("name");
        if (!name.isTextual() || name.textValue().isBlank()) {
            throw wrong(place + ".name", "is " + name + "; write a name in quotes");
        }
        var color = color(node.path("color"), place + ".color");
        return new LegendClass(code, name.textValue(), color, codes(node.path("merges"), place + ".merges", meanings));
    }

    private List<Integer> codes(JsonNode array, String place, Map<Integer, String> meanings)
            throws LegendFormatException {
        var codes = new ArrayList<Integer>();
        if (array.isMissingNode()) {
            return codes;
        }
        if (!array.isArray()) {
            throw wrong(place, "is " + array + "; write a list of codes such as [0]");
        }
        for (int i = 0; i < array.size(); i++) {
            codes.add(code(array.get(i), place + "[" + i + "]", meanings));
        }
        return codes;
    }

    private int code(JsonNode node, String place, Map<Integer, String> meanings) throws LegendFormatException {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0 || node.intValue() > 255) {
            throw wrong(place, "is " + node + "; a class code is a whole number from 0 to 255");
        }
        var earlier = meanings.putIfAbsent(node.intValue(), place);
        if (earlier != null) {
            throw wrong(place, "is " + node + ", which " + earlier + " already has; give each code one meaning");
        }
        return node.intValue();
    }

    private Set<String> colors(JsonNode array) throws LegendFormatException {
        var colors = new LinkedHashSet<String>();
        if (array.isMissingNode()) {
            return colors;
        }
        if (!array.isArray()) {
            throw wrong("ignoreColors", "is " + array + "; write a list of colours such as [\"#000000\"]");
        }
        for (int i = 0; i < array.size(); i++) {
            colors.add(color(array.get(i), "ignoreColors[" + i + "]"));
        }
        return colors;
    }

    private String color(JsonNode node, String place) throws LegendFormatException {
        if (node.isTextual()) {
            try {
                return LegendClass.canonicalColor(node.textValue());
            } catch (IllegalArgumentException _) { // said below, with its place
            }
        }
        throw wrong(place, "is " + node + "; write a colour as #RRGGBB, such as \"#3C1098\"");
    }

    private void knownKeys(JsonNode node, String place, List<String> known) throws LegendFormatException {
        for (var key : (Iterable<String>) node::fieldNames) {
            if (!known.contains(key)) {
                throw wrong(place, "has the unknown key \"" + key + "\"; known are " + String.join(", ", known));
            }
        }
    }

    private LegendFormatException wrong(String place, String what) {
        return new LegendFormatException(source + ": " + place + " " + what + ".", null);
    }

    static String write(Legend legend) {
        var text =
                new StringBuilder("{\n  \"format\": ").append(LegendFile.FORMAT).append(",\n  \"classes\": [\n");
        text.append(legend.classes().stream().map(LegendJson::write).collect(Collectors.joining(",\n")));
        text.append("\n  ],\n  \"ignore\": ").append(legend.ignore());
        if (!legend.ignoreColors().isEmpty()) {
            text.append(",\n  \"ignoreColors\": ")
                    .append(legend.ignoreColors().stream()
                            .map(LegendJson::quoted)
                            .toList());
        }
        return text.append("\n}\n").toString();
    }

    private static String write(LegendClass each) {
        var merges = each.merges().isEmpty() ? "" : ", \"merges\": " + each.merges();
        return "    { \"code\": " + each.code() + ", \"name\": " + quoted(each.name()) + ", \"color\": "
                + quoted(each.color()) + merges + " }";
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
