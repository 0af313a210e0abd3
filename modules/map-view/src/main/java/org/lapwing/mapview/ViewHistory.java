package org.lapwing.mapview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The views a person rested at, for going back and forward like in a browser.
///
/// Moves that follow each other within a moment are one move, so that a drag leaves one entry.
final class ViewHistory {

    /// A pause shorter than this belongs to the same move.
    static final long REST_NANOS = 600_000_000L;

    private static final int MOST = 100;

    private final List<Viewport> views = new ArrayList<>();
    private int present = -1;
    private long lastNanos = Long.MIN_VALUE / 2;

    /// The view was moved to `view`.
    ///
    /// @param nanos of a clock that only goes forward
    void moved(Viewport view, long nanos) {
        boolean same = nanos - lastNanos < REST_NANOS && present >= 0;
        lastNanos = nanos;
        if (present >= 0 && samePlace(views.get(present), view)) {
            return;
        }
        views.subList(present + 1, views.size()).clear();
        if (same && present > 0) {
            views.set(present, view);
            return;
        }
        views.add(view);
        if (views.size() > MOST) {
            views.removeFirst();
        }
        present = views.size() - 1;
    }

    /// The view before the present one, which becomes the present one.
    Optional<Viewport> back() {
        return go(-1);
    }

    /// The view after the present one, which becomes the present one.
    Optional<Viewport> forward() {
        return go(1);
    }

    /// Forgets everything, because another map is shown.
    void clear() {
        views.clear();
        present = -1;
    }

    private Optional<Viewport> go(int step) {
        int next = present + step;
        if (next < 0 || next >= views.size()) {
            return Optional.empty();
        }
        present = next;
        lastNanos = Long.MIN_VALUE / 2; // the next move is one of its own
        return Optional.of(views.get(present));
    }

    private static boolean samePlace(Viewport a, Viewport b) {
        return a.centerX() == b.centerX() && a.centerY() == b.centerY() && a.unitsPerPixel() == b.unitsPerPixel();
    }
}
