package org.lapwing.labels.annotation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;

/// A place on the ground and what a person says is there.
///
/// @param id stays through all edits
/// @param classCode code of a class of the store's [LabelClasses]
/// @param geometry a point or polygon, of one or several parts, in the reference system of the store; nobody may
///     change it
/// @param author who said so; never blank
/// @param time when, to the millisecond
/// @param source how it came about
/// @param round of active learning in which it was made; 0 outside any
/// @param revision of the store in which it last changed; 0 before it is in a store, which sets it
/// @param order the higher of two annotations lies above; 0 lets the store put it on top
/// @param confidence how sure the author is, in [0, 1]; empty where not said
/// @param comment free text; empty for none
public record Annotation(
        UUID id,
        int classCode,
        Geometry geometry,
        String author,
        Instant time,
        AnnotationSource source,
        int round,
        long revision,
        long order,
        OptionalDouble confidence,
        String comment) {

    /// Checks everything but the geometry, which the store checks.
    public Annotation {
        time = time.truncatedTo(ChronoUnit.MILLIS); // as files keep it
        if (author.isBlank()) {
            throw new IllegalArgumentException("annotation " + id + " has no author");
        }
        if (round < 0 || revision < 0 || order < 0) {
            throw new IllegalArgumentException("annotation " + id + " has round " + round + ", revision " + revision
                    + " and order " + order + "; none may be negative");
        }
        if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException(
                    "annotation " + id + " has confidence " + confidence.getAsDouble() + ", which is outside 0 to 1");
        }
    }

    /// A new one that a person drew outside any round.
    public static Annotation drawn(UUID id, int classCode, Geometry geometry, String author, Instant time) {
        return new Annotation(
                id, classCode, geometry, author, time, AnnotationSource.DRAWN, 0, 0, 0, OptionalDouble.empty(), "");
    }

    /// The same as an annotation of its own.
    public Annotation withId(UUID other) {
        return new Annotation(
                other, classCode, geometry, author, time, source, round, revision, order, confidence, comment);
    }

    /// The same with another class.
    public Annotation withClass(int code) {
        return new Annotation(id, code, geometry, author, time, source, round, revision, order, confidence, comment);
    }

    /// The same with another shape.
    public Annotation withGeometry(Geometry other) {
        return new Annotation(id, classCode, other, author, time, source, round, revision, order, confidence, comment);
    }

    /// The same, having come about in another way.
    public Annotation withSource(AnnotationSource other) {
        return new Annotation(
                id, classCode, geometry, author, time, other, round, revision, order, confidence, comment);
    }

    /// The same in a round of active learning.
    public Annotation withRound(int other) {
        return new Annotation(
                id, classCode, geometry, author, time, source, other, revision, order, confidence, comment);
    }

    /// The same by another author at another time.
    public Annotation withAuthor(String other, Instant at) {
        return new Annotation(id, classCode, geometry, other, at, source, round, revision, order, confidence, comment);
    }

    /// The same with another opinion of the author on it.
    public Annotation withConfidence(OptionalDouble other) {
        return new Annotation(id, classCode, geometry, author, time, source, round, revision, order, other, comment);
    }

    /// The same with another comment.
    public Annotation withComment(String other) {
        return new Annotation(id, classCode, geometry, author, time, source, round, revision, order, confidence, other);
    }

    /// The same at another place among those above and below.
    public Annotation withOrder(long other) {
        return new Annotation(
                id, classCode, geometry, author, time, source, round, revision, other, confidence, comment);
    }

    /// The same as it was changed in a revision of the store.
    Annotation withRevision(long other) {
        return new Annotation(id, classCode, geometry, author, time, source, round, other, order, confidence, comment);
    }

    /// Whether two say the same, whatever the revision in which they were last changed.
    public boolean saysTheSameAs(Annotation other) {
        return withRevision(0).equals(other.withRevision(0));
    }
}
