package org.lapwing.raster.expression;

/// An expression cannot be understood.
///
/// The message is a whole sentence that says what was found, where, and what would do.
public final class ExpressionException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionException(int position, String message) {
        super("At character " + (position + 1) + ": " + message);
        this.position = position;
    }

    /// The character that cannot be understood, counted from 0; the length of the text where something is missing at
    /// its end.
    public int position() {
        return position;
    }
}
