package org.lapwing.raster.remote;

import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a server answered: a status that means success, "not changed" or "not there", headers and the body.
final class Answer {

    private static final Pattern RANGE = Pattern.compile("(?i)bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final Pattern AGE = Pattern.compile("(?i)\\bmax-age\\s*=\\s*\"?(\\d{1,9})");

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    /// @param body passes into ownership
    Answer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    /// Not to be changed.
    byte[] body() {
        return body;
    }

    /// Lower case, without parameters; empty where the server says nothing.
    String contentType() {
        return mediaType(headers.firstValue("Content-Type").orElse(""));
    }

    static String mediaType(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /// The entity tag, empty where there is none.
    String etag() {
        return limited(headers.firstValue("ETag"));
    }

    /// When it was changed last, as the server writes it; empty where it does not say.
    String lastModified() {
        return limited(headers.firstValue("Last-Modified"));
    }

    /// Whether the server forbids keeping the answer.
    boolean isPrivate() {
        return headers.firstValue("Cache-Control")
                .map(control -> control.toLowerCase(Locale.ROOT).contains("no-store"))
                .orElse(false);
    }

    /// Seconds for which the server says the answer stays true.
    OptionalLong maxAge() {
        var match = AGE.matcher(headers.firstValue("Cache-Control").orElse(""));
        return match.find() ? OptionalLong.of(Long.parseLong(match.group(1))) : OptionalLong.empty();
    }

    /// First byte and whole length of a partial answer.
    Optional<Range> range() {
        var match = RANGE.matcher(headers.firstValue("Content-Range").orElse("").strip());
        return match.matches()
                ? Optional.of(new Range(Long.parseLong(match.group(1)), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    /// @param first byte of the file at which the body begins
    /// @param total bytes of the whole file
    record Range(long first, long total) {}

    private static String limited(Optional<String> header) {
        return header.filter(text -> text.length() <= 512).orElse("");
    }
}
