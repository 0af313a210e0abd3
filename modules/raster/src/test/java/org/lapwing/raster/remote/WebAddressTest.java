package org.lapwing.raster.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.raster.RasterReadException;

class WebAddressTest {

    private static String refused(String text) {
        return String.valueOf(assertThrows(RasterReadException.class, () -> WebAddress.of(text))
                .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, neither http",
        "ftp://example.org/a.tif, neither http",
        "javascript:alert(1), neither http",
        "C:/data/a.tif, neither http",
        "example.org/a.tif, neither http",
        "https:///a.tif, no host",
        "https://exa mple.org/a, no host",
        "https://user:word@example.org/a, name or password",
    })
    void onlyTheWebIsFetchedFrom(String text, String words) {
        var message = refused(text);
        assertTrue(message.contains(words), message);
        assertFalse(message.contains("word@") || message.contains("user:"), message);
    }

    @Test
    void messagesNeverHoldWhatStandsBehindTheQuestionMark() throws Exception {
        var address = WebAddress.of("https://example.org/tiles/1.png?key=SECRET#part");
        assertEquals("https://example.org/tiles/1.png?…", address.shown());
        assertEquals("https://example.org/tiles/1.png?key=SECRET", address.uri().toString());
        assertFalse(refused("gopher://example.org/a?key=SECRET").contains("SECRET"));
    }

    @Test
    void redirectsStayOnTheWebAndEncrypted() throws Exception {
        var secure = WebAddress.of("https://example.org/a/b.png");
        assertEquals("https://example.org/a/c.png", secure.follow("c.png").uri().toString());
        assertEquals(
                "https://other.org/x",
                secure.follow("https://other.org/x").uri().toString());
        assertThrows(RasterReadException.class, () -> secure.follow("http://example.org/a/b.png"));
        assertThrows(RasterReadException.class, () -> secure.follow("file:///etc/passwd"));
        assertThrows(RasterReadException.class, () -> secure.follow(""));
        assertEquals(
                "https://example.org/",
                WebAddress.of("http://example.org")
                        .follow("https://example.org")
                        .uri()
                        .toString());
    }
}
