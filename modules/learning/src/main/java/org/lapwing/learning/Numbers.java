package org.lapwing.learning;

import java.util.List;

/// The numbers that follow a name in a person's text, such as the 3 and 0.1 of `step:3:0.1`.
///
/// @param text the whole text, for messages
/// @param words the numbers as written
record Numbers(String text, List<String> words) {

    Numbers {
        words = List.copyOf(words);
    }

    /// Number `index`, or what is usual where fewer are written.
    double at(int index, double usual) {
        if (index >= words.size()) {
            return usual;
        }
        try {
            return Double.parseDouble(words.get(index));
        } catch (NumberFormatException broken) {
            throw new IllegalArgumentException("'" + words.get(index) + "' in '" + text + "' is no number", broken);
        }
    }

    /// Whole number `index`, or what is usual where fewer are written.
    int wholeAt(int index, int usual) {
        double value = at(index, usual);
        if (value != Math.rint(value) || Math.abs(value) > 1e9) {
            throw new IllegalArgumentException("'" + words.get(index) + "' in '" + text + "' is no whole number");
        }
        return (int) value;
    }

    void requireNoMoreThan(int most) {
        if (words.size() > most) {
            throw new IllegalArgumentException("'" + text + "' has " + words.size() + " numbers; it takes " + most);
        }
    }
}
