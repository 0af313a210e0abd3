package org.lapwing.vector.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.vector.Feature;
import org.lapwing.vector.Field;

/// The attributes met so far: GeoJSON names them anew in every feature.
final class GeoJsonFields {

    /// More different names than this are not attributes of a layer but a file gone wrong.
    private static final int MOST = 2000;

    private static final JsonFactory TEXTS = new JsonFactory();

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Field.@Nullable Kind> kinds = new ArrayList<>();
    private boolean widened;

    /// The values of one feature.
    static final class Row {

        private @Nullable Object[] values = new Object[0];

        @Nullable
        Object[] values() {
            return values;
        }

        private void set(int place, @Nullable Object value, int fields) {
            if (place >= values.length) {
                values = Arrays.copyOf(values, fields);
            }
            values[place] = value;
        }
    }

    /// Reads the member `properties`; the parser stands on its value.
    void read(JsonParser parser, Row row) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            var place = places.get(name);
            if (place == null) {
                if (places.size() == MOST) {
                    parser.skipChildren();
                    continue;
                }
                place = places.size();
                places.put(name, place);
                kinds.add(null);
            }
            var value = value(parser);
            row.set(place, value, places.size());
            if (value != null) {
                var before = kinds.get(place);
                var now = widened(before, value);
                widened |= before != null && before != now;
                kinds.set(place, now);
            }
        }
    }

    /// The fields, in the order in which they were met.
    List<Field> fields() {
        var all = new ArrayList<Field>();
        for (var each : places.entrySet()) {
            var kind = kinds.get(each.getValue());
            all.add(new Field(
                    each.getKey().isBlank() ? "field " + (each.getValue() + 1) : each.getKey(),
                    kind == null ? Field.Kind.TEXT : kind));
        }
        return all;
    }

    /// The features with values that fit the fields as they turned out.
    List<Feature> fitted(List<Feature> features) {
        if (!widened) {
            return features;
        }
        var all = fields();
        return features.stream()
                .map(feature -> {
                    var values = new @Nullable Object[all.size()];
                    for (int i = 0; i < values.length; i++) {
                        values[i] =
                                fitted(feature.value(i).orElse(null), all.get(i).kind());
                    }
                    return new Feature(feature.geometry(), values);
                })
                .toList();
    }

    private static @Nullable Object fitted(@Nullable Object value, Field.Kind kind) {
        return switch (kind) {
            case REAL -> value instanceof Long whole ? (Object) whole.doubleValue() : value;
            case TEXT -> value == null ? null : String.valueOf(value);
            case INTEGER, BOOLEAN -> value;
        };
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? finite(parser.getDoubleValue())
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT, START_ARRAY -> asText(parser);
            default -> null;
        };
    }

    private static @Nullable Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }

    private static String asText(JsonParser parser) throws IOException {
        var text = new StringWriter();
        try (var writer = TEXTS.createGenerator(text)) {
            writer.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private static Field.Kind widened(Field.@Nullable Kind before, Object value) {
        var now =
                switch (value) {
                    case Long _ -> Field.Kind.INTEGER;
                    case Double _ -> Field.Kind.REAL;
                    case Boolean _ -> Field.Kind.BOOLEAN;
                    default -> Field.Kind.TEXT;
                };
        if (before == null || before == now) {
            return now;
        }
        return before.isNumber() && now.isNumber() ? Field.Kind.REAL : Field.Kind.TEXT;
    }
}
