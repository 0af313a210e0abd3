package org.lapwing.raster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds days in the names of files and bands, and reads those that a person types.
///
/// Understood are, in this order: `2020-06-15` (also with dots, underscores or slashes), `20200615`, `15.06.2020`,
/// `15 Jun 2020`, a day of the year as `2020167` or `2020-167` (the scene names of Landsat and MODIS included), then
/// what names no day and means its first: `2020-06`, `202006`, `Jun 2020` and `2020`. Years are 1900 to 2099.
public final class DateText {

    private static final String BEFORE = "(?<!\\d)";
    private static final String AFTER = "(?!\\d)";
    private static final String YEAR = "((?:19|20)\\d\\d)";
    private static final String MONTH_NAME = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private record Form(Pattern pattern, Function<MatchResult, LocalDate> reading) {}

    private static final List<Form> FORMS = List.of(
            form(YEAR + "([-_./])(\\d{1,2})\\2(\\d{1,2})", match -> day(match, 1, 3, 4)),
            form(YEAR + "(\\d\\d)(\\d\\d)", match -> day(match, 1, 2, 3)),
            form("(\\d{1,2})\\.(\\d{1,2})\\." + YEAR, match -> day(match, 3, 2, 1)),
            form("(\\d{1,2})[-_ .]*" + MONTH_NAME + "[-_ ]*" + YEAR, match -> named(match, 3, 2, number(match, 1))),
            form("L[A-Z]\\d{7}" + YEAR + "(\\d{3})", DateText::dayOfYear, ""),
            form(YEAR + "[-_]?(\\d{3})", DateText::dayOfYear),
            form(YEAR + "[-_./](\\d\\d)", match -> LocalDate.of(number(match, 1), number(match, 2), 1)),
            form(YEAR + "(\\d\\d)", match -> LocalDate.of(number(match, 1), number(match, 2), 1)),
            form("(?<![a-z])" + MONTH_NAME + "[-_ ]*" + YEAR, match -> named(match, 2, 1, 1)),
            form(YEAR, match -> LocalDate.of(number(match, 1), 1, 1)));

    private DateText() {}

    /// The day that a name holds; where it holds several, the first one of the most exact kind.
    public static Optional<LocalDate> find(String name) {
        for (var form : FORMS) {
            var matcher = form.pattern.matcher(name);
            while (matcher.find()) {
                var found = read(form, matcher.toMatchResult());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// The day that a whole text means; empty where it means none.
    public static Optional<LocalDate> parse(String text) {
        var stripped = text.strip();
        for (var form : FORMS) {
            var matcher = form.pattern.matcher(stripped);
            if (matcher.matches()) {
                var found = read(form, matcher.toMatchResult());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Form form(String pattern, Function<MatchResult, LocalDate> reading) {
        return form(pattern, reading, BEFORE);
    }

    private static Form form(String pattern, Function<MatchResult, LocalDate> reading, String before) {
        return new Form(Pattern.compile(before + pattern + AFTER, Pattern.CASE_INSENSITIVE), reading);
    }

    private static Optional<LocalDate> read(Form form, MatchResult match) {
        try {
            return Optional.of(form.reading.apply(match));
        } catch (DateTimeException _) { // thirty days hath September
            return Optional.empty();
        }
    }

    private static LocalDate day(MatchResult match, int year, int month, int day) {
        return LocalDate.of(number(match, year), number(match, month), number(match, day));
    }

    private static LocalDate dayOfYear(MatchResult match) {
        return Year.of(number(match, 1)).atDay(number(match, 2));
    }

    private static LocalDate named(MatchResult match, int year, int month, int day) {
        int index = MONTHS.indexOf(match.group(month).toLowerCase(Locale.ROOT));
        return LocalDate.of(number(match, year), index + 1, day);
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
