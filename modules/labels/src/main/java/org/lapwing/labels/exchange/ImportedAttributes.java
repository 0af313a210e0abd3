package org.lapwing.labels.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.AnnotationSource;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.locationtech.jts.geom.Geometry;

/// What the fields of a file say about its features, where they are named as ours and hold such values.
final class ImportedAttributes {

    private final OptionalInt id;
    private final OptionalInt author;
    private final OptionalInt time;
    private final OptionalInt round;
    private final OptionalInt confidence;
    private final OptionalInt comment;
    private final String defaultAuthor;
    private final Instant defaultTime;

    ImportedAttributes(FeatureSet features, String defaultAuthor, Instant defaultTime) {
        id = features.field("uuid");
        author = features.field("author");
        time = features.field("time");
        round = features.field("round");
        confidence = features.field("confidence");
        comment = features.field("comment");
        this.defaultAuthor = defaultAuthor;
        this.defaultTime = defaultTime;
    }

    Optional<UUID> id(Feature feature) {
        return text(feature, id).flatMap(value -> {
            try {
                return Optional.of(UUID.fromString(value));
            } catch (IllegalArgumentException _) { // a number of another program's own
                return Optional.empty();
            }
        });
    }

    Annotation annotation(Feature feature, UUID named, int code, Geometry geometry) {
        return new Annotation(
                named,
                code,
                geometry,
                text(feature, author).orElse(defaultAuthor),
                text(feature, time).flatMap(ImportedAttributes::instant).orElse(defaultTime),
                AnnotationSource.IMPORTED,
                number(feature, round)
                        .filter(value -> value >= 0 && value < Integer.MAX_VALUE)
                        .map(Double::intValue)
                        .orElse(0),
                0,
                0,
                number(feature, confidence)
                        .filter(value -> value >= 0 && value <= 1)
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                text(feature, comment).orElse(""));
    }

    private static Optional<String> text(Feature feature, OptionalInt field) {
        return field.isPresent()
                ? feature.value(field.getAsInt()).map(Object::toString).filter(value -> !value.isBlank())
                : Optional.empty();
    }

    private static Optional<Double> number(Feature feature, OptionalInt field) {
        return field.isPresent() ? FeatureSet.number(feature, field.getAsInt()) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) { // a time without its zone says nothing certain
            return Optional.empty();
        }
    }
}
