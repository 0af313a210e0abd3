package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.WorkerPool;

@Timeout(60)
class RemoteStoreTest {

    private static final byte[] BODY = "picture".getBytes(StandardCharsets.UTF_8);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private final WorkerPool pool = WorkerPool.create("http", 4, WorkerPool.Ending.ABANDON);
    private LoopbackServer server;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws Exception {
        server = new LoopbackServer();
        fetcher = new HttpFetcher(pool, RemoteLimits.standard(), "Lapwing/test");
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
        pool.close();
    }

    private RemoteStore after(Duration later) {
        var clock = Clock.fixed(START.plus(later), ZoneOffset.UTC);
        return new RemoteStore(fetcher, new RemoteCache(folder, 1 << 20, clock), clock);
    }

    private Optional<CachedBody> get(RemoteStore store, String path) throws Exception {
        return store.get(server.at(path), "image/png", 1000, CancelToken.NEVER);
    }

    @Test
    void whatIsFreshIsNotAskedForAgain() throws Exception {
        server.on("/a", LoopbackServer.sends("image/png", BODY));

        get(after(Duration.ZERO), "/a");
        assertArrayEquals(
                BODY, get(after(Duration.ofDays(6)), "/a").orElseThrow().body());

        assertEquals(1, server.asked.size());
    }

    @Test
    void whatMayHaveChangedIsAskedForWithItsTag() throws Exception {
        var unchanged = new AtomicInteger();
        server.on("/a", exchange -> {
            if ("\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                unchanged.incrementAndGet();
                exchange.sendResponseHeaders(304, -1);
            } else {
                LoopbackServer.answer(
                        exchange, 200, "image/png", BODY, "ETag", "\"one\"", "Cache-Control", "max-age=60");
            }
        });

        get(after(Duration.ZERO), "/a");
        assertArrayEquals(
                BODY, get(after(Duration.ofMinutes(2)), "/a").orElseThrow().body());
        assertEquals(1, unchanged.get());

        get(after(Duration.ofMinutes(3)), "/a");
        assertEquals(2, server.asked.size(), "the second answer made it fresh again");
    }

    @Test
    void changedBodiesReplaceOldOnes() throws Exception {
        var count = new AtomicInteger();
        server.on(
                "/a",
                exchange -> LoopbackServer.answer(
                        exchange,
                        200,
                        "image/png",
                        ("v" + count.incrementAndGet()).getBytes(StandardCharsets.UTF_8),
                        "Last-Modified",
                        "Thu, 01 Jan 2026 00:00:0" + count.get() + " GMT",
                        "Cache-Control",
                        "max-age=1"));

        get(after(Duration.ZERO), "/a");
        var second = get(after(Duration.ofDays(1)), "/a").orElseThrow();

        assertEquals("v2", new String(second.body(), StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotThereIsRememberedForADay() throws Exception {
        server.on("/none", LoopbackServer.status(404));

        assertTrue(get(after(Duration.ZERO), "/none").isEmpty());
        assertTrue(get(after(Duration.ofHours(20)), "/none").isEmpty());
        assertEquals(1, server.asked.size());
        assertTrue(get(after(Duration.ofHours(30)), "/none").isEmpty());
        assertEquals(2, server.asked.size());
    }

    @Test
    void whatMustNotBeKeptIsNot() throws Exception {
        server.on("/a", LoopbackServer.sends("image/png", BODY, "Cache-Control", "no-store"));
        var store = after(Duration.ZERO);

        get(store, "/a");
        get(store, "/a");

        assertEquals(2, server.asked.size());
    }

    @Test
    void twoWhoWantTheSameShareOneRequest() throws Exception {
        var arrived = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        server.on("/a", exchange -> {
            arrived.countDown();
            try {
                release.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            LoopbackServer.answer(exchange, 200, "image/png", BODY, "Cache-Control", "no-store");
        });
        var store = after(Duration.ZERO);
        var first = ask(store);
        arrived.await();
        var second = ask(store);
        while (store.waiting() < 1) {
            Thread.onSpinWait();
        }
        release.countDown();

        assertArrayEquals(BODY, first.get().orElseThrow().body());
        assertArrayEquals(BODY, second.get().orElseThrow().body());
        assertEquals(1, server.asked.size());
    }

    private CompletableFuture<Optional<CachedBody>> ask(RemoteStore store) {
        var result = new CompletableFuture<Optional<CachedBody>>();
        pool.execute(() -> {
            try {
                result.complete(get(store, "/a"));
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
