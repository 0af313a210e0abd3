package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern KEY = Pattern.compile("Messages\\.text\\(\\s*\"([^\"]+)\"");

    @Test
    void everySentenceIsUsedAndEveryUsedSentenceIsThere() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> KEY.matcher(read(file)).results().forEach(key -> used.add(key.group(1))));
        }
        var written = new TreeSet<>(
                ResourceBundle.getBundle("org.lapwing.mapview.messages").keySet());

        assertEquals(written, used);
    }

    @Test
    void countsAreWordedAsAPersonWould() {
        assertEquals(
                "One tile of A could not be read and is drawn striped. Why.",
                Messages.text("map.notice.failed", "A", 1, "Why."));
        assertEquals(
                "12 tiles of A could not be read and are drawn striped. Why.",
                Messages.text("map.notice.failed", "A", 12, "Why."));
        assertEquals(
                "A is not drawn: it has one band, which does not fit its style. Choose other bands or another legend.",
                Messages.text("map.notice.style", "A", 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
