package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Round;
import org.lapwing.project.RoundHistory;
import org.lapwing.project.Rounds;
import org.lapwing.workbench.service.RoundService;

/// Rounds in the folder of the project.
final class LocalRounds implements RoundService {

    private final Clock clock;

    /// @param clock dates rounds
    LocalRounds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Rounds read(Path projectFolder) throws IOException {
        return new RoundHistory(projectFolder).read();
    }

    @Override
    public synchronized Rounds record(Path projectFolder, Outcome outcome) throws IOException {
        var history = new RoundHistory(projectFolder);
        return history.add(new Round(
                history.read().next(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                outcome.labelRevision(),
                outcome.patches(),
                outcome.query(),
                history.model(outcome.checkpoint(), outcome.way()),
                outcome.metrics(),
                ""));
    }

    @Override
    public synchronized Rounds remark(Path projectFolder, Round round, String text) throws IOException {
        return new RoundHistory(projectFolder).replace(round.withRemark(text));
    }

    @Override
    public Checkpoint open(Path projectFolder, Round round) throws IOException {
        return new RoundHistory(projectFolder).open(round);
    }

    @Override
    public synchronized Checkpoint rollBack(Path projectFolder, Round round) throws IOException {
        return new RoundHistory(projectFolder).rollBackTo(round.number());
    }
}
