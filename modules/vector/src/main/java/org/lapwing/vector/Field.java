package org.lapwing.vector;

/// One attribute that the features of a set may have.
///
/// @param name as the file has it; never blank
/// @param kind what its values are
public record Field(String name, Kind kind) {

    /// What the values of a field are.
    public enum Kind {
        /// [String]: texts, dates and times as ISO 8601 writes them, and values of mixed kinds.
        TEXT,
        /// [Long].
        INTEGER,
        /// [Double], always finite.
        REAL,
        /// [Boolean].
        BOOLEAN;

        /// Whether values have an order on which classes can be cut.
        public boolean isNumber() {
            return this == INTEGER || this == REAL;
        }
    }

    /// Rejects nameless fields.
    public Field {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a field must have a name");
        }
    }
}
