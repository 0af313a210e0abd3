package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.raster.RasterReadException;

@Timeout(60)
class HttpFetcherTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final RemoteLimits PATIENT =
            new RemoteLimits(Duration.ofSeconds(20), Duration.ofSeconds(20), 3, Duration.ofMillis(1));
    private static final RemoteLimits HASTY =
            new RemoteLimits(Duration.ofSeconds(20), Duration.ofMillis(200), 2, Duration.ofMillis(1));

    private final WorkerPool pool = WorkerPool.create("http", 2, WorkerPool.Ending.ABANDON);
    private final HttpFetcher fetcher = new HttpFetcher(pool, PATIENT, "Lapwing/test");
    private LoopbackServer server;

    @BeforeEach
    void start() throws Exception {
        server = new LoopbackServer();
    }

    @AfterEach
    void stop() {
        fetcher.close();
        server.close();
        pool.close();
    }

    private Answer get(HttpFetcher with, String path, long most) throws Exception {
        return with.get(new HttpFetcher.Wish(server.at(path), Map.of(), most), CancelToken.NEVER);
    }

    private String refused(HttpFetcher with, String path) {
        return String.valueOf(assertThrows(RasterReadException.class, () -> get(with, path, 1000))
                .getMessage());
    }

    @Test
    void aServerThatIsBusyForAWhileIsAskedAgain() throws Exception {
        var count = new AtomicInteger();
        server.on("/busy", exchange -> {
            if (count.incrementAndGet() < 3) {
                LoopbackServer.answer(exchange, 503, "text/plain", BODY);
            } else {
                LoopbackServer.answer(exchange, 200, "text/plain", BODY);
            }
        });

        assertArrayEquals(BODY, get(fetcher, "/busy", 100).body());
        assertEquals(3, server.asked.size());
    }

    @Test
    void aServerThatStaysBusyIsGivenUpWithASentence() {
        server.on("/busy", LoopbackServer.status(503));

        var message = refused(fetcher, "/busy?key=SECRET");

        assertTrue(message.contains("has a problem of its own (503)"), message);
        assertFalse(message.contains("SECRET"), message);
        assertEquals(3, server.asked.size());
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        server.on("/closed", LoopbackServer.status(403));

        assertTrue(refused(fetcher, "/closed").contains("refuses access (403)"));
        assertEquals(1, server.asked.size());
    }

    @Test
    void whatIsNotThereIsAnAnswer() throws Exception {
        server.on("/none", LoopbackServer.status(404));

        assertEquals(404, get(fetcher, "/none", 100).status());
    }

    @Test
    void aSlowAnswerIsGivenUpInTime() {
        var release = new CountDownLatch(1);
        server.on("/slow", exchange -> hold(release));
        try (var hasty = new HttpFetcher(pool, HASTY, "Lapwing/test")) {
            assertTrue(refused(hasty, "/slow").contains("has not answered within"));
            assertEquals(2, server.asked.size());
        } finally {
            release.countDown();
        }
    }

    @Test
    void aBodyThatNeverEndsIsGivenUpInTime() {
        var release = new CountDownLatch(1);
        server.on("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(BODY);
            exchange.getResponseBody().flush();
            hold(release);
        });
        try (var hasty = new HttpFetcher(pool, HASTY, "Lapwing/test")) {
            assertTrue(refused(hasty, "/drip").contains("has not answered within"));
        } finally {
            release.countDown();
        }
    }

    private static void hold(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aTruncatedAnswerIsNoAnswer() {
        server.on("/cut", LoopbackServer.truncated(BODY));

        var message = refused(fetcher, "/cut");
        assertTrue(message.contains("broke off its answer"), message);
        assertEquals(3, server.asked.size());
    }

    @Test
    void longBodiesAreRefusedWhetherTheyAreAnnouncedOrNot() {
        server.on("/announced", LoopbackServer.sends("text/plain", new byte[5000]));
        server.on("/streamed", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[5000]);
        });

        assertTrue(refused(fetcher, "/announced").contains("sends more than the 1000 bytes"));
        assertTrue(refused(fetcher, "/streamed").contains("sends more than the 1000 bytes"));
    }

    @Test
    void redirectsAreFollowedAFewTimes() throws Exception {
        server.on("/old", LoopbackServer.status(302, "Location", "/new"));
        server.on("/new", LoopbackServer.sends("text/plain", BODY));
        server.on("/circle", LoopbackServer.status(301, "Location", "/circle"));
        server.on("/away", LoopbackServer.status(302, "Location", "file:///etc/passwd"));
        server.on("/nowhere", LoopbackServer.status(302));

        assertArrayEquals(BODY, get(fetcher, "/old", 100).body());
        assertTrue(refused(fetcher, "/circle").contains("redirects more than 5 times"));
        assertTrue(refused(fetcher, "/away").contains("neither http"));
        assertThrows(RasterReadException.class, () -> get(fetcher, "/nowhere", 100));
    }

    @Test
    void aHostThatIsNotThereIsSaidSo() throws Exception {
        var gone = server.at("/x");
        server.close();
        var failure = assertThrows(
                RasterReadException.class,
                () -> fetcher.get(new HttpFetcher.Wish(gone, Map.of(), 10), CancelToken.NEVER));
        assertTrue(String.valueOf(failure.getMessage()).contains("refuses the connection"), failure.getMessage());
    }

    @Test
    void whoNoLongerWantsTheAnswerDoesNotWaitForIt() {
        var release = new CountDownLatch(1);
        var cancel = CancelToken.create();
        server.on("/slow", exchange -> {
            cancel.cancel();
            hold(release);
        });
        try {
            assertThrows(
                    CancelledException.class,
                    () -> fetcher.get(new HttpFetcher.Wish(server.at("/slow"), Map.of(), 10), cancel));
        } finally {
            release.countDown();
        }
    }

    @Test
    void closingEndsWhatIsUnderWay() {
        var release = new CountDownLatch(1);
        server.on("/slow", exchange -> {
            fetcher.close();
            hold(release);
        });
        try {
            assertThrows(CancelledException.class, () -> get(fetcher, "/slow", 10));
        } finally {
            release.countDown();
        }
    }
}
