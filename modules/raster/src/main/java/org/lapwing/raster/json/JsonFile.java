package org.lapwing.raster.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The one way in which the program's own JSON files are read: strictly, bounded, and with sentences about what is
/// wrong.
///
/// Keys that come twice, text behind the value and nulls in lists are refused. Whoever reads adds
/// what it means and the remedy.
public final class JsonFile {

    /// Reads and writes values of which every field is there; nulls are refused.
    public static final JsonMapper COMPLETE = mapper().enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /// Reads and writes values some fields of which may be missing or null.
    public static final JsonMapper PARTIAL = mapper().build();

    static {
        COMPLETE.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        PARTIAL.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    }

    private JsonFile() {}

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(SerializationFeature.INDENT_OUTPUT);
    }

    /// Reads a file that holds one JSON object.
    ///
    /// @param mostBytes longer files are refused unread
    /// @throws JsonFormatException a sentence naming file and place, without a remedy, if it is no such file
    /// @throws IOException if it cannot be read
    public static JsonNode read(Path file, long mostBytes) throws IOException {
        if (!Files.exists(file)) {
            throw new JsonFormatException(file + " is missing.", null);
        }
        if (!Files.isRegularFile(file)) { // reading a pipe would wait for ever
            throw new JsonFormatException(file + " is no ordinary file.", null);
        }
        if (Files.size(file) > mostBytes) {
            throw new JsonFormatException(file + " is too large (" + Files.size(file) + " bytes).", null);
        }
        var root = parse(Files.readAllBytes(file), file.toString());
        if (!root.isObject()) {
            throw new JsonFormatException(file + " does not hold a JSON object.", null);
        }
        return root;
    }

    /// Reads JSON of any kind.
    ///
    /// @param source what to call it in messages, such as a file name
    /// @throws JsonFormatException a sentence naming source and place, without a remedy, if it is not JSON
    public static JsonNode parse(byte[] json, String source) throws JsonFormatException {
        try {
            return COMPLETE.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new JsonFormatException(
                    source + " is not JSON" + place(failure.getLocation()) + ": " + failure.getOriginalMessage() + ".",
                    failure);
        } catch (IOException failure) {
            throw new JsonFormatException(source + " cannot be read: " + failure.getMessage() + ".", failure);
        }
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /// Makes a value of what was read.
    ///
    /// @param mapper [#COMPLETE] or [#PARTIAL]
    /// @param source what to call it in messages, such as a file name
    /// @throws JsonFormatException a sentence naming source and place, without a remedy, if something is missing or
    ///     is not what it should be; what a record says of its own values is passed on
    public static <T> T value(JsonMapper mapper, JsonNode tree, Class<T> type, String source)
            throws JsonFormatException {
        try {
            return mapper.treeToValue(tree, type);
        } catch (JsonProcessingException | IllegalArgumentException failure) {
            throw new JsonFormatException(source + ": " + sentence(failure), failure);
        }
    }

    private static String sentence(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException refused && refused.getMessage() != null) {
                return path(failure) + refused.getMessage() + ".";
            }
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return path(failure) + "nothing of that name is known here (" + unknown.getPropertyName() + ").";
        }
        return path(failure) + "something is missing there, or is not what it should be.";
    }

    /// Such as `bands[2].mean: `.
    private static String path(Exception failure) {
        var path = new StringBuilder();
        if (failure instanceof JsonMappingException mapping) {
            for (var step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                }
            }
        }
        return path.isEmpty() ? "" : path.append(": ").toString();
    }
}
