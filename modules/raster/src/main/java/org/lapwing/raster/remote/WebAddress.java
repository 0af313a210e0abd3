package org.lapwing.raster.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;

/// An address on the web: http or https, with a host and without a name and password.
///
/// @param uri without fragment
public record WebAddress(URI uri) {

    private static final int MOST_CHARACTERS = 8000;

    /// Reads an address.
    ///
    /// @throws RasterReadException where it is none that is fetched; says what would do. The message does not hold
    ///     what stands behind a question mark, which may be a key.
    public static WebAddress of(String text) throws RasterReadException {
        var stripped = text.strip();
        if (stripped.length() > MOST_CHARACTERS) {
            throw new RasterReadException("The address is longer than " + MOST_CHARACTERS + " characters.");
        }
        try {
            return checked(new URI(stripped.replaceAll("\\s", "%20")));
        } catch (URISyntaxException wrong) {
            throw new RasterReadException(
                    shown(stripped) + " is no web address (" + wrong.getReason() + "). Begin it with https://.", wrong);
        }
    }

    private static WebAddress checked(URI uri) throws RasterReadException {
        var scheme = lower(uri.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new RasterReadException(
                    shown(uri.toString()) + " is no web address: it begins with neither http:// nor https://.");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw new RasterReadException(
                    shown(uri.toString()) + " names no host. Begin it with https:// and the host.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new RasterReadException("The address of " + uri.getHost()
                    + " holds a name or password, which would be written into the project. Leave it out.");
        }
        return new WebAddress(URI.create(scheme + "://" + uri.getRawAuthority()
                + (uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
    }

    /// Where an answer sends us.
    ///
    /// @throws RasterReadException where that is no address, or https leads to http
    WebAddress follow(String location) throws RasterReadException {
        if (location.isBlank()) {
            throw new RasterReadException(shown() + " redirects without saying where to.");
        }
        URI next;
        try {
            next = uri.resolve(new URI(location.strip().replaceAll("\\s", "%20")));
        } catch (URISyntaxException | IllegalArgumentException wrong) {
            throw new RasterReadException(shown() + " redirects to something that is no address.", wrong);
        }
        var there = of(next.toString());
        if (uri.getScheme().equals("https") && !there.uri.getScheme().equals("https")) {
            throw new RasterReadException(shown() + " redirects to " + there.shown()
                    + ", which is not encrypted; that is not followed. Ask its owner for an https address.");
        }
        return there;
    }

    /// Scheme, host and path, for messages and logs: what follows may hold a key.
    public String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?…");
    }

    /// The host, as a person reads it.
    public String host() {
        return uri.getHost();
    }

    private static String shown(String text) {
        int query = text.indexOf('?');
        int at = text.lastIndexOf('@');
        var rest = query < 0 ? text : text.substring(0, query) + "?…";
        if (at >= 0) {
            rest = "…" + text.substring(at, query > at ? query : text.length());
        }
        return "'" + (rest.length() > 200 ? rest.substring(0, 200) + "…" : rest) + "'";
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
