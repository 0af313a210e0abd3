package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("Messages\\.text\\(\\s*\"([^\"]+)\"");

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.lapwing.app.messages", Locale.ROOT);

    @Test
    void everyTextIsUsedAndEveryUsedTextIsThere() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(key -> used.add(key.group(1)));
            }
        }

        assertEquals(new TreeSet<>(bundle.keySet()), used);
    }

    @Test
    void noTextHasAnApostropheThatItsFormatSwallows() {
        bundle.keySet().forEach(key -> assertFalse(bundle.getString(key).contains("'"), key));
    }

    @Test
    void countsArePlainForScripts() {
        assertEquals(
                "accuracy on 16777216 pixels of blocks that training never saw: overall 0.900, mean IoU 0.700",
                Messages.text("tour.accuracy", 16_777_216L, "0.900", "0.700"));
    }
}
