package org.lapwing.workbench.state;

import java.util.Optional;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;

/// Where the last revisions of a store changed something. Safe for several threads.
final class RecentChanges {

    private static final int KEPT = 256;

    private final TreeMap<Long, Envelope> changes = new TreeMap<>();

    /// Notes where a revision differs from the one before.
    synchronized void add(long revision, Envelope where) {
        changes.put(revision, where.copy());
        if (changes.size() > KEPT) {
            changes.pollFirstEntry();
        }
    }

    /// Where two revisions differ; empty where that is not known any more.
    synchronized Optional<Envelope> between(long one, long other) {
        long first = Math.min(one, other) + 1;
        long last = Math.max(one, other);
        var all = changes.subMap(first, true, Math.max(first, last), true);
        if (last >= first && all.size() != last - first + 1) {
            return Optional.empty();
        }
        var where = new Envelope();
        if (last >= first) {
            all.values().forEach(where::expandToInclude);
        }
        return Optional.of(where);
    }
}
