package org.lapwing.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Keeps the bundle and its uses together.
class MessagesTest {

    private static final Pattern USE = Pattern.compile("Messages\\s*\\.text\\(\\s*([^,)]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.]+)\"");

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.lapwing.workbench.messages", Locale.ROOT);

    @Test
    void everyKeyInUseIsInTheBundleAndTheOtherWayRound() throws IOException {
        assertEquals(new TreeSet<>(bundle.keySet()), uses());
    }

    @Test
    void patternsAreWellFormedAndHaveNoPlainApostrophes() {
        for (var key : bundle.keySet()) {
            var text = bundle.getString(key);
            assertFalse(text.contains("'"), key + " has a plain apostrophe, which MessageFormat swallows");
            assertFalse(new MessageFormat(text, Locale.ROOT).toPattern().isEmpty(), key);
        }
    }

    private static Set<String> uses() throws IOException {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).collect(Collectors.toSet())) {
                var use = USE.matcher(Files.readString(file));
                while (use.find()) {
                    var literal = LITERAL.matcher(use.group(1));
                    assertTrue(
                            literal.matches(),
                            file + " asks for a text by something else than a literal: " + use.group(1));
                    keys.add(literal.group(1));
                }
            }
        }
        return keys;
    }
}
