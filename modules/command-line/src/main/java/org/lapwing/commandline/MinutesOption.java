package org.lapwing.commandline;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time budget given in minutes, such as `10` or `0.5`.
final class MinutesOption implements ITypeConverter<Duration> {

    private static final double MOST = 1e6;

    @Override
    public Duration convert(String text) {
        double minutes;
        try {
            minutes = Double.parseDouble(text);
        } catch (NumberFormatException bad) {
            throw new TypeConversionException("'" + text + "' is not a number of minutes, such as 10 or 0.5");
        }
        if (!(minutes > 0 && minutes < MOST)) {
            throw new TypeConversionException("a time budget must be above 0 minutes, not " + text);
        }
        return Duration.ofMillis(Math.max(1, Math.round(minutes * 60_000)));
    }
}
