package org.lapwing.workbench.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The texts of the window.
///
/// Keys are `panel.element.state` and stand only as literals in calls of [#text], so that a test can list them.
public final class Messages {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.lapwing.workbench.messages", Locale.getDefault());

    private Messages() {}

    /// The text of `key` with its numbered places filled.
    ///
    /// @param key a literal; the test of the bundle fails on a missing one
    /// @param arguments texts and numbers for `{0}`, `{1}` …
    /// @throws java.util.MissingResourceException if the bundle has no such key
    public static String text(String key, Object... arguments) {
        var pattern = BUNDLE.getString(key);
        return arguments.length == 0 ? pattern : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
