package org.lapwing.raster.expression;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The functions that expressions may call.
enum Function {
    ABS(1),
    SQRT(1),
    EXP(1),
    LOG(1),
    LOG10(1),
    MIN(2),
    MAX(2),
    /// `where(condition, a, b)` is `a` where the condition is not 0, else `b`.
    WHERE(3);

    private final int arguments;

    Function(int arguments) {
        this.arguments = arguments;
    }

    static Optional<Function> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.text().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values()).map(Function::text).collect(Collectors.joining(", "));
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    int arguments() {
        return arguments;
    }

    double apply(double first, double second, double third) {
        return switch (this) {
            case ABS -> Math.abs(first);
            case SQRT -> Math.sqrt(first);
            case EXP -> Math.exp(first);
            case LOG -> first > 0 ? Math.log(first) : Double.NaN;
            case LOG10 -> first > 0 ? Math.log10(first) : Double.NaN;
            case MIN -> Math.min(first, second);
            case MAX -> Math.max(first, second);
            case WHERE -> Double.isNaN(first) ? Double.NaN : first != 0 ? second : third;
        };
    }
}
