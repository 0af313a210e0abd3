package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Round;
import org.lapwing.project.Rounds;
import org.lapwing.workbench.service.RoundService;

/// Rounds in memory, the same for every project.
public final class FakeRounds implements RoundService {

    private Rounds rounds = Rounds.NONE;
    private final List<Checkpoint> models = new ArrayList<>();

    /// Whether the model of every round is gone.
    public boolean gone;

    @Override
    public Rounds read(Path projectFolder) {
        return rounds;
    }

    @Override
    public Rounds record(Path projectFolder, Outcome outcome) {
        models.add(outcome.checkpoint());
        rounds = rounds.with(new Round(
                rounds.next(),
                "2026-11-20T18:0" + rounds.next() + ":00Z",
                outcome.labelRevision(),
                outcome.patches(),
                outcome.query(),
                new Round.Model(
                        "model",
                        outcome.checkpoint().name(),
                        outcome.checkpoint().sha256(),
                        outcome.way()),
                outcome.metrics(),
                ""));
        return rounds;
    }

    @Override
    public Rounds remark(Path projectFolder, Round round, String text) {
        rounds = rounds.replacing(round.withRemark(text));
        return rounds;
    }

    @Override
    public Checkpoint open(Path projectFolder, Round round) throws IOException {
        if (gone) {
            throw new IOException("The model of round " + round.number() + " is gone. Copy it from a backup.");
        }
        return models.get(round.number() - 1);
    }

    @Override
    public Checkpoint rollBack(Path projectFolder, Round round) throws IOException {
        var model = open(projectFolder, round);
        rounds = rounds.at(round.number());
        return model;
    }
}
