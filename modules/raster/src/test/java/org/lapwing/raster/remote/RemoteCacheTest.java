package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteCacheTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private RemoteCache cache(long most, Duration later) {
        return new RemoteCache(folder, most, Clock.fixed(START.plus(later), ZoneOffset.UTC));
    }

    private static CachedBody body(int size, int value) {
        var bytes = new byte[size];
        java.util.Arrays.fill(bytes, (byte) value);
        return new CachedBody(bytes, "image/png", "\"tag\"", "", 1234);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    @Test
    void whatIsKeptIsThereInTheNextSession() {
        cache(1 << 20, Duration.ZERO).put("a", body(100, 7));

        var found = cache(1 << 20, Duration.ofDays(1)).get("a").orElseThrow();

        assertArrayEquals(body(100, 7).body(), found.body());
        assertEquals("\"tag\"", found.etag());
        assertEquals("image/png", found.contentType());
        assertEquals(1234, found.freshUntil());
    }

    @Test
    void theLongestUnusedLeaveFirst() throws Exception {
        cache(10_000, Duration.ofHours(0)).put("first", body(2000, 1));
        cache(10_000, Duration.ofHours(2)).put("second", body(2000, 2));
        cache(10_000, Duration.ofHours(4)).put("third", body(2000, 3));
        assertTrue(cache(10_000, Duration.ofHours(6)).get("first").isPresent(), "used again");
        var now = cache(10_000, Duration.ofHours(8));
        now.put("fourth", body(2000, 4));
        now.put("fifth", body(2000, 5));

        assertTrue(now.get("second").isEmpty());
        assertTrue(now.get("first").isPresent());
        assertTrue(now.get("fifth").isPresent());
        assertTrue(now.bytes() <= 10_000, now.bytes() + " bytes");
        assertTrue(files().size() < 5);
    }

    @Test
    void oneAnswerMustNotPushOutAllOthers() {
        var cache = cache(10_000, Duration.ZERO);
        cache.put("large", body(5000, 1));

        assertTrue(cache.get("large").isEmpty());
    }

    @Test
    void aDamagedFileIsAsNone() throws Exception {
        var cache = cache(1 << 20, Duration.ZERO);
        cache.put("a", body(100, 7));
        var file = files().getFirst();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 5] ^= 1;
        Files.write(file, bytes);

        assertTrue(cache.get("a").isEmpty());
        assertFalse(Files.exists(file));

        cache.put("b", body(100, 7));
        Files.write(files().getFirst(), new byte[] {1, 2, 3});
        assertTrue(cache.get("b").isEmpty());
    }

    @Test
    void noAddressIsWrittenDown() throws Exception {
        cache(1 << 20, Duration.ZERO).put("GET https://example.org/?key=SECRET", body(10, 1));

        for (var file : files()) {
            assertFalse(file.toString().contains("SECRET"));
            assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("SECRET"));
        }
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyKeepsNothing() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "in the way");
        var cache = new RemoteCache(file, 1 << 20, Clock.fixed(START, ZoneOffset.UTC));

        cache.put("a", body(10, 1));

        assertTrue(cache.get("a").isEmpty());
    }
}
