package org.lapwing.learning.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// How far a person has come with the candidates of one query. Immutable: every step gives a new state.
///
/// @param entries one a candidate, in the candidates' order
/// @param current index of the candidate in hand; as many as there are entries where all are done
/// @param budget what may be spent
public record QueueState(List<Entry> entries, int current, LabelBudget budget) {

    /// What became of a candidate.
    public enum Status {
        /// Not looked at yet.
        WAITING,
        /// Put off: it comes again after the waiting ones.
        DEFERRED,
        /// Labelled.
        LABELLED,
        /// Not worth or not possible to label; it does not come again.
        SKIPPED;

        /// Whether the candidate may still be asked for.
        public boolean isOpen() {
            return this == WAITING || this == DEFERRED;
        }
    }

    /// Whether somebody else should look at a candidate again.
    public enum Flag {
        /// Nothing was marked.
        NONE,
        /// A person marked it, such as for a second opinion.
        RAISED
    }

    /// One candidate.
    ///
    /// @param status what became of it
    /// @param flag whether it was marked
    /// @param seconds time spent on it so far
    public record Entry(Status status, Flag flag, double seconds) {

        private static final Entry NEW = new Entry(Status.WAITING, Flag.NONE, 0);

        /// Rejects times that are none.
        public Entry {
            if (!(seconds >= 0) || !Double.isFinite(seconds)) {
                throw new IllegalArgumentException(seconds + " seconds were spent on a patch");
            }
        }

        private Entry with(Status other) {
            return new Entry(other, flag, seconds);
        }
    }

    /// Checks the place.
    public QueueState {
        entries = List.copyOf(entries);
        if (current < 0 || current > entries.size()) {
            throw new IllegalArgumentException("candidate " + current + " of " + entries.size());
        }
    }

    /// Nothing was done yet.
    public static QueueState start(int candidates, LabelBudget budget) {
        return new QueueState(Collections.nCopies(candidates, Entry.NEW), 0, budget);
    }

    /// Marks the candidate in hand as labelled and goes to the next open one.
    public QueueState labelled() {
        return done(Status.LABELLED);
    }

    /// Leaves the candidate in hand for good and goes to the next open one.
    public QueueState skipped() {
        return done(Status.SKIPPED);
    }

    /// Puts the candidate in hand off until the waiting ones are done, and goes to the next open one.
    public QueueState deferred() {
        return done(Status.DEFERRED);
    }

    /// Marks the candidate in hand, or takes the mark away.
    public QueueState flagged(Flag flag) {
        if (isOver()) {
            return this;
        }
        var entry = entries.get(current);
        return with(new Entry(entry.status, flag, entry.seconds), current);
    }

    /// Adds time to the candidate in hand.
    public QueueState spent(double seconds) {
        if (isOver()) {
            return this;
        }
        var entry = entries.get(current);
        return with(new Entry(entry.status, entry.flag, entry.seconds + seconds), current);
    }

    /// Takes up another candidate, whatever became of it before.
    public QueueState at(int index) {
        return new QueueState(entries, index, budget);
    }

    /// The same state with another budget.
    public QueueState withBudget(LabelBudget other) {
        return new QueueState(entries, current, other);
    }

    /// The candidate to be asked for after the one in hand, which may be loaded already: the next waiting one
    /// in order, else the first deferred one; empty where none is open.
    public OptionalInt upcoming() {
        return upcoming(entries, current);
    }

    /// The open or finished candidate before the one in hand; empty at the first.
    public OptionalInt previous() {
        return current == 0 ? OptionalInt.empty() : OptionalInt.of(current - 1);
    }

    /// Whether no candidate is in hand.
    public boolean isOver() {
        return current == entries.size();
    }

    /// Number of candidates of that status.
    public int count(Status status) {
        return (int) entries.stream().filter(each -> each.status == status).count();
    }

    /// Time spent on all candidates.
    public double seconds() {
        return entries.stream().mapToDouble(Entry::seconds).sum();
    }

    /// Mean time of a labelled candidate, time on skipped and deferred ones included in it; empty before the
    /// first.
    public OptionalDouble secondsPerLabelled() {
        int labelled = count(Status.LABELLED);
        return labelled == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds() / labelled);
    }

    /// What was spent, in the unit of the budget's price.
    public double cost() {
        return seconds() / 3600 * budget.pricePerHour();
    }

    /// How many more patches the budget allows: of its patches, its hours and its money the one that ends
    /// first, at the mean time so far; empty where nothing limits or no time is known yet.
    public OptionalInt patchesLeft() {
        var left = IntStream.builder();
        int labelled = count(Status.LABELLED);
        budget.patches().ifPresent(most -> left.add(Math.max(0, most - labelled)));
        var each = secondsPerLabelled();
        if (each.isPresent() && each.getAsDouble() > 0) {
            budget.secondsLeft(seconds())
                    .ifPresent(seconds -> left.add((int) Math.min(Integer.MAX_VALUE, seconds / each.getAsDouble())));
        }
        return left.build().min();
    }

    private QueueState done(Status status) {
        if (isOver()) {
            return this;
        }
        var changed = new ArrayList<>(entries);
        changed.set(current, entries.get(current).with(status));
        var next = upcoming(changed, current);
        boolean onlyItself = next.isEmpty() && status.isOpen();
        return new QueueState(changed, onlyItself ? current : next.orElse(changed.size()), budget);
    }

    private QueueState with(Entry entry, int index) {
        var changed = new ArrayList<>(entries);
        changed.set(index, entry);
        return new QueueState(changed, current, budget);
    }

    private static OptionalInt upcoming(List<Entry> entries, int from) {
        for (var status : List.of(Status.WAITING, Status.DEFERRED)) {
            for (int step = 1; step < entries.size(); step++) {
                int index = (from + step) % entries.size();
                if (index != from && entries.get(index).status == status) {
                    return OptionalInt.of(index);
                }
            }
            if (from == entries.size() && !entries.isEmpty() && entries.getFirst().status == status) {
                return OptionalInt.of(0);
            }
        }
        return OptionalInt.empty();
    }
}
