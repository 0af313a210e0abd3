package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the compiler does not look at.
class SourceTest {

    private static final int MOST_LINES = 500;

    @Test
    void noSourceFileIsLongerThanAPersonReads() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > MOST_LINES) {
                tooLong.add(file + ": " + lines + " lines");
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void noCommentWasBrokenByTheFormatter() throws IOException {
        var broken = new ArrayList<String>();
        for (var file : sources()) {
            var lines = Files.readAllLines(file);
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("// ")
                        && lines.get(i - 1).strip().startsWith("/// ")) {
                    broken.add(file + ":" + (i + 1) + " goes on with // after ///; keep /// lines below 120 columns");
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    private static List<Path> sources() throws IOException {
        var root = Path.of("").toAbsolutePath().resolveSibling("modules");
        try (var files = Files.walk(root)) {
            var java = files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(java.size() > 100, "only " + java.size() + " sources below " + root);
            return java;
        }
    }
}
