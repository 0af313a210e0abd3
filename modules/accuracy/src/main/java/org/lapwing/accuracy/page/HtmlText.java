package org.lapwing.accuracy.page;

import java.util.Locale;
import java.util.OptionalDouble;

/// Text and numbers as the report page writes them.
public final class HtmlText {

    /// Stands for what is undefined.
    public static final String NONE = "–";

    private HtmlText() {}

    /// Escapes text for element content and quoted attributes; characters that XML forbids become spaces.
    public static String escape(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(point < ' ' || point == 0x7F || isSurrogate(point) ? ' ' : point);
            }
        });
        return escaped.toString();
    }

    /// A share as percent with one decimal; never rounded to all or nothing.
    public static String percent(double share) {
        if (share > 0 && share < 0.0005) {
            return "< 0.1 %";
        }
        if (share < 1 && share >= 0.9995) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// As [#percent], or a dash.
    public static String percent(OptionalDouble share) {
        return share.isPresent() ? percent(share.getAsDouble()) : NONE;
    }

    /// A count with thousands apart.
    public static String count(long pixels) {
        return String.format(Locale.ROOT, "%,d", pixels);
    }

    /// A count in at most five characters, such as `12.3k`.
    public static String shortCount(long pixels) {
        if (pixels < 10_000) {
            return Long.toString(pixels);
        }
        double scaled = pixels;
        for (var unit : new String[] {"k", "M", "G", "T", "P"}) {
            scaled /= 1000;
            if (scaled < 999.5) {
                return String.format(Locale.ROOT, scaled < 99.95 ? "%.1f%s" : "%.0f%s", scaled, unit);
            }
        }
        return String.format(Locale.ROOT, "%.0fP", scaled);
    }

    private static boolean isSurrogate(int point) {
        return point >= 0xD800 && point <= 0xDFFF;
    }
}
