package org.lapwing.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// What the compiler does not look at.
class SourceTest {

    private static final int MOST_LINES = 500;
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

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

    @Test
    void everyModuleStandsInThePicture() throws IOException {
        var pom = Files.readString(ROOT.resolve("pom.xml"));
        var picture = Files.readString(ROOT.resolve("modules/README.md"));
        var missing = Pattern.compile("<module>(?:modules/)?([a-z-]+)</module>")
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .filter(module -> !picture.contains("| `" + module + "` |"))
                .toList();
        assertEquals(List.of(), missing, "modules/README.md has no row for them");
    }

    @Test
    void theReadmeOfTheDistributionLinksToNothingThatIsNotInIt() throws IOException {
        var readme = Files.readString(ROOT.resolve("README.md"));
        var distributed = readme.replaceAll("(?s)<!-- source -->.*?<!-- /source -->", "");
        assertTrue(distributed.length() < readme.length(), "nothing is marked as speaking of the sources");
        var links = Pattern.compile("\\]\\(([^)]*)\\)")
                .matcher(distributed)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
        assertEquals(List.of(), links);
        assertFalse(distributed.contains("modules/"), "folders of the sources are named");
    }

    /// What only this machine knows must not get into the tree, or it works nowhere else.
    @Test
    void nothingHereNamesTheMachineItIsBuiltOn() throws IOException {
        var forbidden = new ArrayList<String>();
        if (ROOT.getNameCount() > 1) {
            forbidden.add(ROOT.toString());
        }
        var home = Path.of(System.getProperty("user.home"));
        if (home.getNameCount() > 1) {
            forbidden.add(home.toString());
        }
        var settings = home.resolve(".m2/settings.xml");
        if (Files.isRegularFile(settings)) {
            Pattern.compile("https?://(?:[^/@<]*@)?([^/:<]+)")
                    .matcher(Files.readString(settings))
                    .results()
                    .map(found -> found.group(1))
                    .filter(host -> !host.endsWith("maven.org") && !host.endsWith("apache.org"))
                    .filter(host -> !host.endsWith("w3.org"))
                    .forEach(forbidden::add);
        }
        var found = new ArrayList<String>();
        for (var file : textFiles()) {
            var text = Files.readString(file, StandardCharsets.ISO_8859_1);
            forbidden.stream()
                    .filter(text::contains)
                    .forEach(each -> found.add(ROOT.relativize(file) + " names " + each));
        }
        assertEquals(List.of(), found);
    }

    private static List<Path> textFiles() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> StreamSupport.stream(ROOT.relativize(file).spliterator(), false)
                            .noneMatch(part -> part.endsWith("target") || part.endsWith(".git")))
                    .filter(file -> file.toString().matches(".*\\.(java|xml|md|properties|json|css|py|sh|bat|txt)"))
                    .toList();
        }
    }

    private static List<Path> sources() throws IOException {
        var java = textFiles().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
        assertTrue(java.size() > 100, "only " + java.size() + " sources below " + ROOT);
        assertTrue(
                java.stream().anyMatch(file -> file.startsWith(ROOT.resolve("app"))),
                "the application is not looked at");
        return java;
    }
}
