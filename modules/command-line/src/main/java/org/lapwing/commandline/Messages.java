package org.lapwing.commandline;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts that commands print. Numbers are written for [Locale#ROOT], so that scripts can read them.
final class Messages {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.lapwing.commandline.messages", Locale.ROOT);

    private Messages() {}

    /// The text of a key with its arguments in place.
    static String text(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
    }
}
