package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFolderTest {

    private static final String ONE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);
    private static final ScoreFile.Size SIZE = new ScoreFile.Size(256, 256);

    @TempDir
    Path folder;

    private long now = 1_700_000_000;
    private final InstantSource clock = () -> Instant.ofEpochSecond(now++);

    private static PredictedPatch patch(long seed) {
        var random = new SplittableRandom(seed);
        var scores = new float[SIZE.scores()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextDouble();
        }
        return new PredictedPatch(scores, new BitSet());
    }

    private static PatchKey key(int column) {
        return new PatchKey(column, 0);
    }

    private ScoreFolder open(long limit) throws IOException {
        return ScoreFolder.open(folder, limit, clock);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void patchesAreFoundAgainByAnotherSession() throws Exception {
        open(1 << 20).write(ONE, key(7), patch(7));

        var again = open(1 << 20);
        assertTrue(again.contains(ONE, key(7)));
        assertTrue(again.containsAny(ONE));
        assertFalse(again.containsAny(OTHER));
        assertArrayEquals(
                patch(7).scores(), again.read(ONE, key(7), SIZE).orElseThrow().scores());
        assertTrue(again.read(OTHER, key(7), SIZE).isEmpty());
        assertEquals(Files.size(files().getFirst()), again.byteSize());
    }

    @Test
    void theFilesUsedLongestAgoLeaveFirstAlsoAcrossSessions() throws Exception {
        var first = open(1 << 20);
        for (int column = 0; column < 10; column++) {
            first.write(column < 5 ? ONE : OTHER, key(column), patch(column));
        }
        assertTrue(first.read(ONE, key(0), SIZE).isPresent());
        long each = first.byteSize() / 10;

        var second = open(5 * each);
        assertTrue(second.byteSize() <= 5 * each);
        assertTrue(second.contains(ONE, key(0)), "just used");
        assertTrue(second.contains(OTHER, key(9)), "just written");
        assertFalse(second.contains(ONE, key(1)));
        second.write(ONE, key(20), patch(20));
        assertTrue(second.byteSize() <= 5 * each);
        assertTrue(second.contains(ONE, key(20)));
        assertEquals(
                second.byteSize(),
                files().stream().mapToLong(file -> file.toFile().length()).sum());

        second.setLimit(0);
        assertEquals(List.of(), files());
    }

    @Test
    void aDamagedFileCountsAsMissingAndIsDeleted() throws Exception {
        open(1 << 20).write(ONE, key(1), patch(1));
        var file = files().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);

        var again = open(1 << 20);
        assertTrue(again.read(ONE, key(1), SIZE).isEmpty());
        assertEquals(List.of(), files());
        assertEquals(0, again.byteSize());
        again.write(ONE, key(1), patch(1));
        assertTrue(again.read(ONE, key(1), SIZE).isPresent());
    }

    @Test
    void strangersAreLeftAloneAndHalfWrittenFilesAreDeleted() throws Exception {
        open(1 << 20).write(ONE, key(1), patch(1));
        var stranger = Files.writeString(folder.resolve("notes.txt"), "mine");
        var half = Files.writeString(folder.resolve(ONE).resolve("2_0.scores.part"), "half");

        var again = open(1 << 20);
        again.clear();
        assertEquals(List.of(stranger), files());
        assertFalse(Files.exists(half));
    }

    @Test
    void aFileThatAnotherProcessDeletedIsMissing() throws Exception {
        var opened = open(1 << 20);
        opened.write(ONE, key(1), patch(1));
        Files.delete(files().getFirst());

        assertTrue(opened.read(ONE, key(1), SIZE).isEmpty());
        assertFalse(opened.contains(ONE, key(1)));
        assertEquals(0, opened.byteSize());
    }

    @Test
    void aPatchLargerThanTheWholeLimitIsNotWritten() throws Exception {
        var opened = open(100);
        opened.write(ONE, key(1), patch(1));

        assertEquals(List.of(), files());
        assertFalse(opened.contains(ONE, key(1)));
    }
}
