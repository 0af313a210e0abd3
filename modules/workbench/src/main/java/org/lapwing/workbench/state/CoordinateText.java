package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.lapwing.mapview.MapPoint;
import org.lapwing.workbench.service.LonLatTransform.LonLat;

/// Reads a place as people write it: `9.73, 48.2`, `48.2 N 9.73 E`, `48°12'30"N 9°44'06"E`, `554213 5338970`.
///
/// Numbers have decimal points. Two numbers without letters are longitude and latitude where they can be, unless the
/// map itself counts in such small numbers; else they are map coordinates.
final class CoordinateText {

    /// What a text names.
    sealed interface Place permits OnEarth, OnMap {}

    /// A place on the earth.
    record OnEarth(LonLat at) implements Place {}

    /// A place in coordinates of the map.
    record OnMap(MapPoint at) implements Place {}

    private static final Pattern SIGNS = Pattern.compile("[°º˚'′’\"″”]");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
    private static final Pattern QUARTER = Pattern.compile("[NSEWO]");
    private static final int MOST_PARTS = 3;
    private static final double SIXTY = 60;

    private CoordinateText() {}

    /// The place that a text names, empty when it names none.
    static Optional<Place> read(String text) {
        var groups = groups(text.toUpperCase(Locale.ROOT));
        if (groups.size() != 2) {
            return Optional.empty();
        }
        var first = groups.get(0);
        var second = groups.get(1);
        if (!first.quarter().isEmpty() || !second.quarter().isEmpty()) {
            return withQuarters(first, second);
        }
        if (first.numbers().size() == 1 && second.numbers().size() == 1) {
            double x = first.numbers().getFirst();
            double y = second.numbers().getFirst();
            return onEarth(x, y).or(() -> Optional.of(new OnMap(new MapPoint(x, y))));
        }
        var longitude = first.degrees();
        var latitude = second.degrees();
        return longitude.isPresent() && latitude.isPresent()
                ? onEarth(longitude.getAsDouble(), latitude.getAsDouble())
                : Optional.empty();
    }

    private static Optional<Place> withQuarters(Group first, Group second) {
        boolean firstIsLatitude =
                "NS".contains(first.quarter()) && !first.quarter().isEmpty();
        var latitude = firstIsLatitude ? first : second;
        var longitude = firstIsLatitude ? second : first;
        if (latitude.quarter().isEmpty()
                || longitude.quarter().isEmpty()
                || !"NS".contains(latitude.quarter())
                || "NS".contains(longitude.quarter())) {
            return Optional.empty();
        }
        var north = latitude.degrees();
        var east = longitude.degrees();
        if (north.isEmpty() || east.isEmpty() || north.getAsDouble() < 0 || east.getAsDouble() < 0) {
            return Optional.empty(); // a sign and a quarter contradict each other
        }
        return onEarth(
                "WO".contains(longitude.quarter()) ? -east.getAsDouble() : east.getAsDouble(),
                latitude.quarter().equals("S") ? -north.getAsDouble() : north.getAsDouble());
    }

    private static Optional<Place> onEarth(double longitude, double latitude) {
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
                ? Optional.of(new OnEarth(new LonLat(longitude, latitude)))
                : Optional.empty();
    }

    /// Numbers that belong together, and the letter before or behind them.
    private record Group(List<Double> numbers, String quarter) {

        Group {
            numbers = List.copyOf(numbers);
        }

        /// Degrees, minutes and seconds as degrees; empty where they cannot be.
        OptionalDouble degrees() {
            if (numbers.isEmpty() || numbers.size() > MOST_PARTS) {
                return OptionalDouble.empty();
            }
            double degrees = Math.abs(numbers.getFirst());
            double unit = 1;
            for (double part : numbers.subList(1, numbers.size())) {
                unit /= SIXTY;
                if (part < 0 || part >= SIXTY) {
                    return OptionalDouble.empty();
                }
                degrees += part * unit;
            }
            boolean negative = Math.copySign(1, numbers.getFirst()) < 0;
            return OptionalDouble.of(negative ? -degrees : degrees);
        }
    }

    private static List<Group> groups(String text) {
        boolean comma = text.chars().filter(each -> each == ',' || each == ';').count() == 1;
        if (comma) {
            var halves = text.split("[,;]", -1);
            var first = group(halves[0]);
            var second = group(halves[1]);
            return first.isPresent() && second.isPresent() ? List.of(first.get(), second.get()) : List.of();
        }
        var words = words(text);
        long letters =
                words.stream().filter(word -> QUARTER.matcher(word).matches()).count();
        if (letters == 2) {
            boolean before = QUARTER.matcher(words.getFirst()).matches();
            int cut = 0;
            for (int index = before ? 1 : 0; index < words.size() && cut == 0; index++) {
                if (QUARTER.matcher(words.get(index)).matches()) {
                    cut = before ? index : index + 1;
                }
            }
            return groups(words, cut);
        }
        return letters == 0 && words.size() % 2 == 0 ? groups(words, words.size() / 2) : List.of();
    }

    private static List<Group> groups(List<String> words, int cut) {
        var first = group(String.join(" ", words.subList(0, cut)));
        var second = group(String.join(" ", words.subList(cut, words.size())));
        return first.isPresent() && second.isPresent() ? List.of(first.get(), second.get()) : List.of();
    }

    private static Optional<Group> group(String text) {
        var numbers = new ArrayList<Double>();
        var quarter = "";
        for (var word : words(text)) {
            if (NUMBER.matcher(word).matches()) {
                numbers.add(Double.valueOf(word));
            } else if (QUARTER.matcher(word).matches() && quarter.isEmpty()) {
                quarter = word;
            } else {
                return Optional.empty();
            }
        }
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new Group(numbers, quarter));
    }

    private static List<String> words(String text) {
        var spaced = SIGNS.matcher(text)
                .replaceAll(" ")
                .replaceAll("([NSEWO])", " $1 ")
                .replace('−', '-');
        return List.of(spaced.strip().split("\\s+"));
    }
}
