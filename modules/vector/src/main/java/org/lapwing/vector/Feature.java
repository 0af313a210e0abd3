package org.lapwing.vector;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// A shape on the ground and what is known about it. Immutable: nobody may change the geometry.
public final class Feature {

    private final Geometry geometry;
    private final @Nullable Object[] values;

    /// Takes ownership of both.
    ///
    /// @param geometry in the reference system of its set, two-dimensional; empty where the file has none
    /// @param values one for each field of the set, of the class that [Field.Kind] names; null where unknown
    public Feature(Geometry geometry, @Nullable Object[] values) {
        this.geometry = geometry;
        this.values = values;
    }

    /// The shape; empty where the file has none.
    public Geometry geometry() {
        return geometry;
    }

    /// The value of a field of the set, of the class that [Field.Kind] names; empty where unknown.
    ///
    /// @param field counts from 0; values of fields that the set got after this feature are unknown
    public Optional<Object> value(int field) {
        return field < values.length ? Optional.ofNullable(values[field]) : Optional.empty();
    }

    /// The same knowledge about another shape.
    Feature at(Geometry other) {
        return new Feature(other, values);
    }
}
