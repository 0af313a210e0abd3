package org.lapwing.raster.expression;

import java.util.Optional;

/// What joins two parts of an expression. Comparisons answer 1 or 0.
enum Operator {
    EQUAL("==", 1),
    UNEQUAL("!=", 1),
    AT_MOST("<=", 1),
    AT_LEAST(">=", 1),
    LESS("<", 1),
    MORE(">", 1),
    PLUS("+", 2),
    MINUS("-", 2),
    TIMES("*", 3),
    OVER("/", 3),
    POWER("^", 5);

    /// Binds tighter than times and looser than a power, so that `-2^2` is -4.
    static final int NEGATION_RANK = 4;

    private final String text;
    private final int rank;

    Operator(String text, int rank) {
        this.text = text;
        this.rank = rank;
    }

    /// The operator at a place in a text, the longer one where two begin alike.
    static Optional<Operator> at(String source, int position) {
        for (var each : values()) {
            if (source.startsWith(each.text, position)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    String text() {
        return text;
    }

    /// How tightly it binds.
    int rank() {
        return rank;
    }

    /// The least rank of what may stand at its right: powers group to the right, all others to the left.
    int rankAtRight() {
        return this == POWER ? NEGATION_RANK : rank + 1;
    }

    double apply(double left, double right) {
        return switch (this) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case OVER -> right == 0 ? Double.NaN : left / right;
            case POWER -> Math.pow(left, right);
            case EQUAL, UNEQUAL, AT_MOST, AT_LEAST, LESS, MORE ->
                Double.isNaN(left) || Double.isNaN(right) ? Double.NaN : holds(left, right) ? 1 : 0;
        };
    }

    private boolean holds(double left, double right) {
        return switch (this) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case AT_MOST -> left <= right;
            case AT_LEAST -> left >= right;
            case LESS -> left < right;
            case MORE -> left > right;
            case PLUS, MINUS, TIMES, OVER, POWER -> throw new IllegalStateException(this + " compares nothing");
        };
    }
}
