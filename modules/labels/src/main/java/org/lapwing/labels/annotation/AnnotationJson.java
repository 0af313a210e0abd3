package org.lapwing.labels.annotation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/// Annotations and classes as the log of edits keeps them: one line of JSON each.
final class AnnotationJson {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private AnnotationJson() {}

    static String write(Annotation annotation) {
        var node = JSON.createObjectNode()
                .put("class", annotation.classCode())
                .put("author", annotation.author())
                .put("time", annotation.time().toString())
                .put("source", annotation.source().name())
                .put("round", annotation.round())
                .put("order", annotation.order());
        annotation.confidence().ifPresent(value -> node.put("confidence", value));
        if (!annotation.comment().isEmpty()) {
            node.put("comment", annotation.comment());
        }
        node.put(
                "wkb",
                Base64.getEncoder()
                        .encodeToString(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(annotation.geometry())));
        return text(node);
    }

    static Annotation read(UUID id, long revision, String text) throws IOException {
        var node = JSON.readTree(text);
        try {
            return new Annotation(
                    id,
                    node.required("class").intValue(),
                    new WKBReader()
                            .read(Base64.getDecoder()
                                    .decode(node.required("wkb").textValue())),
                    node.required("author").textValue(),
                    Instant.parse(node.required("time").textValue()),
                    AnnotationSource.valueOf(node.required("source").textValue()),
                    node.required("round").intValue(),
                    revision,
                    node.required("order").longValue(),
                    node.has("confidence")
                            ? OptionalDouble.of(node.get("confidence").doubleValue())
                            : OptionalDouble.empty(),
                    node.path("comment").asText(""));
        } catch (ParseException | RuntimeException damaged) {
            throw new IOException("annotation " + id + " of revision " + revision + " is damaged in the log", damaged);
        }
    }

    static String write(LabelClasses classes) {
        var all = JSON.createArrayNode();
        for (var each : classes.classes()) {
            var node = all.addObject()
                    .put("code", each.code())
                    .put("name", each.name())
                    .put("color", each.color())
                    .put("role", each.role().name());
            each.parent().ifPresent(parent -> node.put("parent", parent));
        }
        return text(all);
    }

    static LabelClasses readClasses(String text) throws IOException {
        var classes = new ArrayList<LabelClass>();
        try {
            for (var node : JSON.readTree(text)) {
                classes.add(new LabelClass(
                        node.required("code").intValue(),
                        node.required("name").textValue(),
                        node.required("color").textValue(),
                        node.has("parent") ? OptionalInt.of(node.get("parent").intValue()) : OptionalInt.empty(),
                        LabelClass.Role.valueOf(node.required("role").textValue())));
            }
            return new LabelClasses(classes);
        } catch (RuntimeException damaged) {
            throw new IOException("the classes are damaged in the log", damaged);
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values cannot be written", impossible);
        }
    }
}
