package org.lapwing.labels.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;

/// Annotations as features with the attributes that files have.
final class LabelFeatures {

    private static final List<Field> FIELDS = List.of(
            new Field("uuid", Field.Kind.TEXT),
            new Field("class_code", Field.Kind.INTEGER),
            new Field("class", Field.Kind.TEXT),
            new Field("color", Field.Kind.TEXT),
            new Field("author", Field.Kind.TEXT),
            new Field("time", Field.Kind.TEXT),
            new Field("source", Field.Kind.TEXT),
            new Field("round", Field.Kind.INTEGER),
            new Field("revision", Field.Kind.INTEGER),
            new Field("confidence", Field.Kind.REAL),
            new Field("comment", Field.Kind.TEXT));

    private LabelFeatures() {}

    /// All annotations, the lowest first.
    static FeatureSet of(LabelSnapshot snapshot) {
        var features = snapshot.annotations().stream()
                .map(each -> feature(snapshot, each))
                .toList();
        return new FeatureSet(
                SourceId.of("labels of revision " + snapshot.revision()),
                "annotations",
                snapshot.crs(),
                FIELDS,
                features,
                List.of());
    }

    private static Feature feature(LabelSnapshot snapshot, Annotation annotation) {
        var known = snapshot.classes().find(annotation.classCode());
        var confidence = annotation.confidence();
        return new Feature(annotation.geometry(), new @Nullable Object[] {
            annotation.id().toString(),
            (long) annotation.classCode(),
            known.map(LabelClass::name).orElse(""),
            known.map(LabelClass::color).orElse(""),
            annotation.author(),
            annotation.time().toString(),
            annotation.source().text(),
            (long) annotation.round(),
            annotation.revision(),
            confidence.isPresent() ? confidence.getAsDouble() : null,
            annotation.comment().isEmpty() ? null : annotation.comment()
        });
    }
}
