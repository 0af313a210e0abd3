package org.lapwing.raster.remote;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.geotiff.TiffBytes;

/// The bytes of a file on a server, fetched by ranges in pieces that are kept in memory and on the disk.
///
/// The state of the file is told by its entity tag, time of change and length; when they change, reads fail rather than
/// mix two states.
final class RangeBytes implements TiffBytes {

    /// The token of the read that is under way on this thread; the decoders in between know none.
    static final ScopedValue<CancelToken> CANCEL = ScopedValue.newInstance();

    private static final int PIECE = 1 << 16;
    private static final int PIECES_AT_ONCE = 64;
    private static final int PIECES_HELD = 256;

    /// A single read of more is a lie of the file.
    private static final int MOST_AT_ONCE = 256 << 20;

    /// Where a server answers no ranges, a file of no more bytes is fetched whole.
    private static final long MOST_WHOLE = 32L << 20;

    private final WebAddress address;
    private final RemoteStore store;
    private final long length;
    private final String state;
    private final byte @Nullable [] whole;
    private final Map<Long, byte[]> held = new LinkedHashMap<>(64, 0.75f, true);
    private volatile boolean closed;

    private RangeBytes(WebAddress address, RemoteStore store, long length, String state, byte @Nullable [] whole) {
        this.address = address;
        this.store = store;
        this.length = length;
        this.state = state;
        this.whole = whole;
    }

    /// Fetches the first bytes of a file.
    ///
    /// @throws RasterReadException where there is no file, or its server answers no ranges and it is large
    static RangeBytes open(WebAddress address, RemoteStore store, CancelToken cancel) throws RasterReadException {
        Answer answer;
        try {
            answer = store.fetcher().get(wish(address, 0, PIECE - 1L, MOST_WHOLE), cancel);
        } catch (RasterReadException failure) {
            if (failure.getCause() instanceof LimitedBody.TooLong) {
                throw new RasterReadException(
                        address.shown()
                                + " is not answered in ranges, and is too large to be fetched whole. Download it,"
                                + " or put it on a server that answers range requests.",
                        failure);
            }
            throw failure;
        }
        if (answer.status() >= 400) {
            throw new RasterReadException(
                    address.shown() + " is not there (" + answer.status() + "). Check the address.");
        }
        if (answer.status() != 206) {
            return new RangeBytes(
                    address, store, answer.body().length, state(answer, answer.body().length), answer.body());
        }
        var range = answer.range()
                .filter(each -> each.first() == 0)
                .orElseThrow(() -> new RasterReadException(address.shown()
                        + " answers a range without saying which (no Content-Range). It cannot be read from there."));
        var bytes = new RangeBytes(address, store, range.total(), state(answer, range.total()), null);
        bytes.checkLength(answer, 0, Math.min(PIECE, range.total()), "the first bytes");
        bytes.hold(0, answer.body());
        return bytes;
    }

    private static HttpFetcher.Wish wish(WebAddress address, long first, long last, long mostBytes) {
        return new HttpFetcher.Wish(
                address, Map.of("Range", "bytes=" + first + "-" + last, "Accept", "image/tiff, */*;q=0.5"), mostBytes);
    }

    private static String state(Answer answer, long length) {
        return answer.etag() + "|" + answer.lastModified() + "|" + length;
    }

    /// What tells this state of the file from others.
    String state() {
        return state;
    }

    @Override
    public String name() {
        return address.shown();
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public byte[] read(long position, int count, String what) throws RasterReadException {
        refuseLies(count, what);
        return TiffBytes.super.read(position, count, what);
    }

    private void refuseLies(int count, String what) throws RasterReadException {
        if (count > MOST_AT_ONCE) {
            throw new RasterReadException(name() + ": " + what + " would be " + (count >> 20)
                    + " MB in one piece, more than is fetched. The file is damaged, or made for reading from a disk.");
        }
    }

    @Override
    public void read(long position, byte[] target, int offset, int count, String what) throws RasterReadException {
        check(position, count, what);
        refuseLies(count, what);
        if (closed) {
            throw new RasterReadException(name() + " was closed while " + what + " was wanted.");
        }
        if (whole != null) {
            System.arraycopy(whole, (int) position, target, offset, count);
            return;
        }
        if (count == 0) {
            return;
        }
        long last = (position + count - 1) / PIECE;
        for (long piece = position / PIECE; piece <= last; piece++) {
            var bytes = piece(piece, last, what);
            long start = piece * PIECE;
            int from = (int) Math.max(0, position - start);
            int to = (int) Math.min(bytes.length, position + count - start);
            System.arraycopy(bytes, from, target, offset + (int) (start + from - position), to - from);
        }
    }

    /// A piece, fetched with those behind it up to `last` that are missing as well.
    private byte[] piece(long piece, long last, String what) throws RasterReadException {
        var found = held(piece);
        if (found != null) {
            return found;
        }
        long end = piece;
        while (end < last && end - piece + 1 < PIECES_AT_ONCE && held(end + 1) == null) {
            end++;
        }
        long first = piece * PIECE;
        long stop = Math.min(length, (end + 1) * PIECE);
        var cancel = CANCEL.isBound() ? CANCEL.get() : CancelToken.NEVER;
        var answer = store.fetcher().get(wish(address, first, stop - 1, stop - first), cancel);
        if (answer.status() != 206
                || !state(answer, answer.range().map(Answer.Range::total).orElse(-1L))
                        .equals(state)) {
            throw new RasterReadException(
                    name() + " has changed on its server while it was read. Remove the layer and" + " add it again.");
        }
        checkLength(answer, first, stop - first, what);
        for (long each = piece; each <= end; each++) {
            int from = (int) ((each - piece) * PIECE);
            var bytes = Arrays.copyOfRange(answer.body(), from, Math.min(from + PIECE, answer.body().length));
            hold(each, bytes);
            if (hasState()) {
                store.cache().put(key(each), new CachedBody(bytes, "", "", "", 0));
            }
        }
        return Arrays.copyOf(answer.body(), (int) Math.min(PIECE, stop - first));
    }

    private void checkLength(Answer answer, long first, long count, String what) throws RasterReadException {
        if (answer.body().length != count
                || answer.range().map(range -> range.first() != first).orElse(true)) {
            throw new RasterReadException(name() + " answers with other bytes than those asked for (" + what
                    + "). It cannot be read from there.");
        }
    }

    private byte @Nullable [] held(long piece) {
        synchronized (held) {
            var found = held.get(piece);
            if (found != null) {
                return found;
            }
        }
        if (!hasState()) {
            return null;
        }
        var kept = store.cache().get(key(piece));
        long size = Math.min(PIECE, length - piece * PIECE);
        if (kept.isEmpty() || kept.get().body().length != size) {
            return null;
        }
        hold(piece, kept.get().body());
        return kept.get().body();
    }

    private void hold(long piece, byte[] bytes) {
        synchronized (held) {
            held.put(piece, bytes);
            var oldest = held.entrySet().iterator();
            while (held.size() > PIECES_HELD) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    /// Without tag and time nobody can tell whether pieces on the disk are still those of the file.
    private boolean hasState() {
        return !state.startsWith("||");
    }

    private String key(long piece) {
        return "RANGE " + address.uri() + " " + state + " " + piece;
    }

    @Override
    public void close() {
        closed = true;
        synchronized (held) {
            held.clear();
        }
    }
}
