package org.lapwing.mapview;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which colour each feature of a layer has. Colours are `#RRGGBB`.
public sealed interface FeatureColors {

    /// All features in one colour.
    ///
    /// @param color `#RRGGBB`
    record One(String color) implements FeatureColors {

        /// Rejects what is no colour.
        public One {
            requireColor(color);
        }
    }

    /// A colour for each value of a field.
    ///
    /// @param field name of the field
    /// @param categories values with their colours
    /// @param other colour of all other values and of none; empty where such features are not drawn
    record Categories(String field, List<Category> categories, String other) implements FeatureColors {

        /// Copies the list.
        public Categories {
            categories = List.copyOf(categories);
            if (!other.isEmpty()) {
                requireColor(other);
            }
        }
    }

    /// Colours for ranges of a field of numbers.
    ///
    /// @param field name of the field
    /// @param limits ascending, one more than there are colours; a class holds its lower limit, the last one both
    /// @param colors of the classes, lowest first; features without a number, or outside, are not drawn
    record Classes(String field, List<Double> limits, List<String> colors) implements FeatureColors {

        /// Copies the lists and checks that they fit.
        public Classes {
            limits = List.copyOf(limits);
            colors = List.copyOf(colors);
            colors.forEach(FeatureColors::requireColor);
            if (colors.isEmpty() || limits.size() != colors.size() + 1) {
                throw new IllegalArgumentException(colors.size() + " classes cannot have " + limits.size() + " limits");
            }
            for (int i = 1; i < limits.size(); i++) {
                if (!(limits.get(i - 1) <= limits.get(i))) {
                    throw new IllegalArgumentException("limits do not ascend: " + limits);
                }
            }
        }

        /// The class of a number, counted from 0; -1 where it is in none.
        public int classOf(double number) {
            if (!(number >= limits.getFirst()) || number > limits.getLast()) {
                return -1;
            }
            int index = 0;
            while (index < colors.size() - 1 && number >= limits.get(index + 1)) {
                index++;
            }
            return index;
        }
    }

    /// One value and its colour.
    ///
    /// @param value as text
    /// @param color `#RRGGBB`
    record Category(String value, String color) {

        /// Rejects what is no colour.
        public Category {
            requireColor(color);
        }
    }

    /// What `#RRGGBB` looks like.
    Pattern COLOR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /// Refuses a text that is no colour.
    private static void requireColor(String color) {
        if (!COLOR.matcher(color).matches()) {
            throw new IllegalArgumentException("a color is written #RRGGBB, not " + color);
        }
    }

    /// The colour as opaque 0xAARRGGBB.
    static int argb(String color) {
        return 0xFF000000 | Integer.parseInt(color.substring(1).toLowerCase(Locale.ROOT), 16);
    }
}
