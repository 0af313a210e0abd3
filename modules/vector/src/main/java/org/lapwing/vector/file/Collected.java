package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.Progress;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.vector.Feature;
import org.locationtech.jts.geom.Geometry;

/// The features read so far, what they take of the memory, and what there is to say about them.
final class Collected {

    private static final int POLLED = 1024;
    private static final long FEATURE_BYTES = 320;
    private static final long PART_BYTES = 128;
    private static final long VERTEX_BYTES = 16;
    private static final long VALUE_BYTES = 24;
    private static final int TEXTS_SHARED = 20_000;
    private static final int LONGEST_SHARED = 80;

    private final Path file;
    private final long budgetBytes;
    private final CancelToken cancel;
    private final ProgressListener listener;
    private final long start = System.nanoTime();
    private final List<Feature> features = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Integer> remarks = new HashMap<>();
    private long bytes;

    Collected(Path file, long budgetBytes, CancelToken cancel, ProgressListener listener) {
        this.file = file;
        this.budgetBytes = budgetBytes;
        this.cancel = cancel;
        this.listener = listener;
    }

    /// Takes a feature.
    ///
    /// @param values one for each field known so far; handed over
    /// @param done how far reading is, in units of `total`; both 0 where unknown
    /// @throws IOException where the features no longer fit into memory
    void add(Geometry geometry, @Nullable Object[] values, long done, long total) throws IOException {
        if (features.size() % POLLED == 0) {
            cancel.throwIfCancelled();
            listener.report(new Progress("read", Math.min(done, total), total, System.nanoTime() - start));
        }
        long size = FEATURE_BYTES
                + PART_BYTES * geometry.getNumGeometries()
                + VERTEX_BYTES * geometry.getNumPoints()
                + VALUE_BYTES * values.length;
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                var shared = shared(text);
                values[i] = shared;
                size += shared == text ? 2L * text.length() : 0;
            }
        }
        take(size);
        features.add(new Feature(geometry, values));
    }

    private void take(long size) throws IOException {
        requireRoom(size);
        bytes += size;
    }

    /// Refuses to go on where so many bytes more do not fit.
    void requireRoom(long size) throws IOException {
        if (bytes + size > budgetBytes) {
            throw new IOException(file + " does not fit into memory: its first " + features.size()
                    + " features already take " + (bytes >> 20) + " MiB, and there are " + (budgetBytes >> 20)
                    + " MiB for it. Cut it to the area you need, for example with ogr2ogr -clipsrc, or"
                    + " start Lapwing with more memory (JAVA_OPTS=-Xmx…).");
        }
    }

    /// Counts something that is said once for all features that it happens to.
    void remark(String sentenceAfterCount) {
        remarks.merge(sentenceAfterCount, 1, Integer::sum);
    }

    List<Feature> features() {
        return features;
    }

    int size() {
        return features.size();
    }

    /// Sentences with their counts.
    List<String> notes() {
        return remarks.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .sorted()
                .toList();
    }

    /// One object for all equal short texts, for most texts of a layer are names of a few kinds.
    private String shared(String text) {
        if (text.length() > LONGEST_SHARED || texts.size() >= TEXTS_SHARED) {
            return texts.getOrDefault(text, text);
        }
        var before = texts.putIfAbsent(text, text);
        return before == null ? text : before;
    }
}
