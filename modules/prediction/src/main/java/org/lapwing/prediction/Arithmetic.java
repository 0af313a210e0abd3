package org.lapwing.prediction;

import java.util.Locale;

/// In what numbers a map is computed.
public enum Arithmetic {
    /// 32-bit floating point, as the model was trained and judged.
    FLOAT32,
    /// 8-bit integers measured on the image: about twice as fast, single pixels differ.
    INT8;

    /// The name as typed: `float32`, `int8`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
