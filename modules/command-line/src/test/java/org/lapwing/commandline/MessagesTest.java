package org.lapwing.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Keeps the bundle and its uses together.
class MessagesTest {

    private static final Pattern TEXT = Pattern.compile("Messages\\s*\\.text\\(\\s*([^,)]*)");
    private static final Pattern DESCRIPTION = Pattern.compile("descriptionKey\\s*=\\s*([^,)]*)");
    private static final Pattern COMMAND = Pattern.compile("@Command\\(\\s*name\\s*=\\s*([^,)]*)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z0-9.-]+)\"");

    private static final StringBuilder SOURCES = new StringBuilder();

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.lapwing.commandline.messages", Locale.ROOT);

    @BeforeAll
    static void readSources() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                SOURCES.append(Files.readString(file));
            }
        }
    }

    @Test
    void everyTextInUseIsInTheBundleAndEveryTextOfTheBundleIsInUse() {
        var used = literals(TEXT);
        used.addAll(literals(DESCRIPTION));
        for (var command : literals(COMMAND)) {
            var described = descriptions(command);
            assertFalse(described.isEmpty(), command + " is not described");
            used.addAll(described);
        }

        assertEquals(new TreeSet<>(bundle.keySet()), used);
    }

    /// The descriptions of all commands of a name: `list` of `lapwing rounds list` and of others.
    private List<String> descriptions(String command) {
        return bundle.keySet().stream()
                .filter(key -> key.equals(command + ".usage.description")
                        || (key.startsWith("lapwing.") && key.endsWith("." + command + ".usage.description")))
                .toList();
    }

    @Test
    void everySentenceKeepsItsApostrophesAndFillsItsPlaceholders() {
        for (var key : literals(TEXT)) {
            assertFalse(
                    bundle.getString(key).replace("''", "").contains("'"),
                    key + " has a plain apostrophe, which MessageFormat swallows");
            assertFalse(Messages.text(key, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9).contains("{"), key);
        }
    }

    @Test
    void descriptionsOfOptionsAreShownAsTheyStand() {
        for (var key : literals(DESCRIPTION)) {
            assertFalse(bundle.getString(key).contains("''"), key + " doubles an apostrophe, which help pages show");
        }
    }

    @Test
    void numbersAreWrittenForScripts() {
        assertEquals("pixels compared: 1234567", Messages.text("assess.pixels", 1_234_567));
    }

    private static TreeSet<String> literals(Pattern use) {
        var keys = new TreeSet<String>();
        use.matcher(SOURCES).results().forEach(found -> {
            var literal = LITERAL.matcher(found.group(1).strip());
            assertTrue(literal.matches(), found.group() + " is no literal, so nothing can check it");
            keys.add(literal.group(1));
        });
        assertFalse(keys.isEmpty());
        return keys;
    }
}
