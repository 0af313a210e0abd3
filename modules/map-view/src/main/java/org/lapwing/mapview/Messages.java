package org.lapwing.mapview;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The sentences of the map view, in the user's language.
final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.lapwing.mapview.messages");

    private Messages() {}

    /// The sentence of a key with its arguments filled in.
    static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault(Locale.Category.FORMAT)).format(arguments);
    }
}
