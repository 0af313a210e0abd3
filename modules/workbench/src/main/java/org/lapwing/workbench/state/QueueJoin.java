package org.lapwing.workbench.state;

import java.util.ArrayList;
import org.lapwing.learning.query.Candidate;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QueueState;
import org.lapwing.learning.query.QueueState.Entry;
import org.lapwing.learning.query.QueueState.Flag;
import org.lapwing.learning.query.QueueState.Status;
import org.lapwing.workbench.service.QueueService.Kept;

/// Puts together what is finished of one query and what is still to be done by another.
final class QueueJoin {

    private QueueJoin() {}

    /// What is finished of a queue in front, then the open patches as they were ranked anew, in hand the first
    /// of those.
    /// Marks and times of patches stay.
    static Kept of(QueryResult before, QueueState stood, QueryResult fresh) {
        var candidates = new ArrayList<Candidate>();
        var entries = new ArrayList<Entry>();
        for (int index = 0; index < stood.entries().size(); index++) {
            if (!stood.entries().get(index).status().isOpen()) {
                candidates.add(before.candidates().get(index));
                entries.add(stood.entries().get(index));
            }
        }
        int first = entries.size();
        for (var each : fresh.candidates()) {
            var entry = earlier(before, stood, each);
            if (entry.status().isOpen()) { // else it was finished while the others were ranked
                candidates.add(each);
                entries.add(entry);
            }
        }
        return new Kept(
                new QueryResult(
                        fresh.settings(),
                        fresh.images(),
                        fresh.checkpoints(),
                        fresh.labelRevision(),
                        Math.max(fresh.poolPatches(), candidates.size()),
                        fresh.meanUncertainty(),
                        candidates,
                        fresh.remarks()),
                new QueueState(entries, first, stood.budget()));
    }

    private static Entry earlier(QueryResult before, QueueState stood, Candidate candidate) {
        for (int index = 0; index < before.candidates().size(); index++) {
            if (before.candidates().get(index).patch().equals(candidate.patch())) {
                return stood.entries().get(index);
            }
        }
        return new Entry(Status.WAITING, Flag.NONE, 0);
    }

    /// With another status of one patch; what is in hand stays.
    static QueueState with(QueueState state, int index, Status status) {
        var entries = new ArrayList<>(state.entries());
        var entry = entries.get(index);
        entries.set(index, new Entry(status, entry.flag(), entry.seconds()));
        return new QueueState(entries, state.current(), state.budget());
    }
}
