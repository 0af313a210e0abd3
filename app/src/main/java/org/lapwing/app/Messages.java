package org.lapwing.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What the start of the program and its demonstration say. Numbers are written for [Locale#ROOT], as the commands do.
final class Messages {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.lapwing.app.messages", Locale.ROOT);

    private Messages() {}

    /// The text of a key with its arguments in place.
    static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
    }
}
