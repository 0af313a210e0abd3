package org.lapwing.workbench.text;

import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.OptionalDouble;

/// How numbers, shares and durations look in the window, in the user's locale.
public final class Formats {

    private Formats() {}

    /// A whole number with grouping, such as 16,777,216.
    public static String count(long value) {
        return NumberFormat.getIntegerInstance(Locale.getDefault()).format(value);
    }

    /// A number with a fixed count of decimals.
    public static String decimal(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Messages.text("format.none");
        }
        var format = NumberFormat.getNumberInstance(Locale.getDefault());
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    /// A share in [0, 1] as per cent, such as 87.3 %; a dash where it is NaN.
    public static String percent(double share, int decimals) {
        return Double.isFinite(share)
                ? Messages.text("format.percent", decimal(share * 100, decimals))
                : Messages.text("format.none");
    }

    /// A number of bytes in MiB, or in GiB from one on, such as 256 MiB and 1.5 GiB.
    public static String bytes(long bytes) {
        double mebibytes = bytes / (double) (1 << 20);
        return mebibytes < 1024
                ? Messages.text("format.mebibytes", decimal(mebibytes, mebibytes > 0 && mebibytes < 10 ? 1 : 0))
                : Messages.text("format.gibibytes", decimal(mebibytes / 1024, bytes % (1L << 30) == 0 ? 0 : 1));
    }

    /// A sample or band value: no decimals for whole numbers, else four significant digits.
    public static String value(double value) {
        if (!Double.isFinite(value)) {
            return Messages.text("format.none");
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return Long.toString((long) value);
        }
        return String.format(Locale.getDefault(), "%.4g", value);
    }

    /// A number as a person may type it again: seven significant digits, no grouping.
    public static String typed(double value) {
        var format = NumberFormat.getNumberInstance(Locale.getDefault());
        format.setGroupingUsed(false);
        double magnitude = value == 0 || !Double.isFinite(value) ? 0 : Math.floor(Math.log10(Math.abs(value)));
        format.setMaximumFractionDigits((int) Math.clamp(6 - magnitude, 0, 12));
        return Double.isFinite(value) ? format.format(value) : "";
    }

    /// The number that a person typed, in the user's locale or with a decimal point; empty where it is none.
    public static OptionalDouble parse(String text) {
        var stripped = text.strip();
        if (stripped.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?")) {
            return OptionalDouble.of(Double.parseDouble(stripped));
        }
        var place = new ParsePosition(0);
        var number = NumberFormat.getNumberInstance(Locale.getDefault()).parse(stripped, place);
        return number != null && place.getIndex() == stripped.length()
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    /// A count with a metric prefix, such as 4.2 M.
    public static String metric(double value) {
        if (!Double.isFinite(value)) {
            return Messages.text("format.none");
        }
        if (value >= 1e9) {
            return Messages.text("format.giga", decimal(value * 1e-9, 1));
        }
        if (value >= 1e6) {
            return Messages.text("format.mega", decimal(value * 1e-6, 1));
        }
        if (value >= 1e3) {
            return Messages.text("format.kilo", decimal(value * 1e-3, 1));
        }
        return decimal(value, 0);
    }

    /// A duration as a person says it: seconds below a minute, minutes below an hour, then hours and minutes.
    public static String duration(double seconds) {
        if (!Double.isFinite(seconds)) {
            return Messages.text("format.none");
        }
        var duration = Duration.ofSeconds(Math.round(seconds));
        if (duration.toHours() > 0) {
            return Messages.text("format.hours", duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() >= 10) {
            return Messages.text("format.minutes", duration.toMinutes());
        }
        if (duration.toMinutes() > 0) {
            return Messages.text("format.minutes.seconds", duration.toMinutes(), duration.toSecondsPart());
        }
        return Messages.text("format.seconds", duration.toSeconds());
    }

    /// A map coordinate: one decimal where it counts in metres, six where it counts in degrees.
    public static String coordinate(double value) {
        return decimal(value, Math.abs(value) <= 360 ? 6 : 1);
    }

    /// A length on the ground: metres below a kilometre, then kilometres; a dash where it is not known.
    public static String length(double metres) {
        if (!Double.isFinite(metres)) {
            return Messages.text("format.none");
        }
        return metres < 1000
                ? Messages.text("format.metres", decimal(metres, 1))
                : Messages.text("format.kilometres", decimal(metres * 1e-3, metres < 1e5 ? 3 : 0));
    }

    /// An area on the ground: square metres below a tenth of a hectare, hectares below ten square kilometres, then
    /// square kilometres.
    public static String area(double squareMetres) {
        if (!Double.isFinite(squareMetres)) {
            return Messages.text("format.none");
        }
        if (squareMetres < 1e3) {
            return Messages.text("format.square.metres", decimal(squareMetres, 1));
        }
        return squareMetres < 1e7
                ? Messages.text("format.hectares", decimal(squareMetres * 1e-4, 2))
                : Messages.text("format.square.kilometres", decimal(squareMetres * 1e-6, 2));
    }

    /// A moment in the person's own time zone, such as 3 Mar 2026, 10:00.
    public static String time(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Locale.getDefault())
                .withZone(ZoneId.systemDefault())
                .format(moment);
    }

    /// Longitude and latitude in degrees with their quarters.
    public static String lonLat(double longitude, double latitude) {
        return Messages.text(
                "format.lonlat",
                decimal(Math.abs(latitude), 5),
                latitude < 0 ? Messages.text("format.south") : Messages.text("format.north"),
                decimal(Math.abs(longitude), 5),
                longitude < 0 ? Messages.text("format.west") : Messages.text("format.east"));
    }
}
