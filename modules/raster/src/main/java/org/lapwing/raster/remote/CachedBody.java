package org.lapwing.raster.remote;

/// A body that was fetched, and what tells whether it is still the server's.
final class CachedBody {

    private final byte[] body;
    private final String contentType;
    private final String etag;
    private final String lastModified;
    private final long freshUntil;

    /// @param body passes into ownership; empty means that there is nothing at the address
    /// @param freshUntil until when it need not be asked for again, milliseconds since 1970
    CachedBody(byte[] body, String contentType, String etag, String lastModified, long freshUntil) {
        this.body = body;
        this.contentType = contentType;
        this.etag = etag;
        this.lastModified = lastModified;
        this.freshUntil = freshUntil;
    }

    /// Not to be changed.
    byte[] body() {
        return body;
    }

    String contentType() {
        return contentType;
    }

    String etag() {
        return etag;
    }

    String lastModified() {
        return lastModified;
    }

    long freshUntil() {
        return freshUntil;
    }

    CachedBody freshUntil(long later) {
        return new CachedBody(body, contentType, etag, lastModified, later);
    }
}
