package org.lapwing.project;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.store.ModelFolder;

/// The rounds of one project folder: records them, opens their models, goes back to them.
///
/// Reads and writes small files; not for the FX thread. One writer at a time; every change is on disk, whole, when a
/// method returns.
public final class RoundHistory {

    private final Path folder;

    /// @param projectFolder need not hold rounds yet
    public RoundHistory(Path projectFolder) {
        this.folder = projectFolder.toAbsolutePath().normalize();
    }

    /// All rounds so far.
    ///
    /// @throws IOException if the file is damaged
    public Rounds read() throws IOException {
        return RoundsFile.read(folder);
    }

    /// What a round says about a checkpoint.
    public Round.Model model(Checkpoint checkpoint, Round.Way way) {
        var model = checkpoint.modelFolder().toAbsolutePath().normalize();
        var name = model.startsWith(folder) ? folder.relativize(model) : model;
        return new Round.Model(
                name.toString().isEmpty() ? "." : name.toString().replace('\\', '/'),
                checkpoint.name(),
                checkpoint.sha256(),
                way);
    }

    /// Records a round, which becomes the current one.
    ///
    /// @param round its number is [Rounds#next]
    public Rounds add(Round round) throws IOException {
        var rounds = read().with(round);
        RoundsFile.write(folder, rounds);
        return rounds;
    }

    /// Changes what is written about a round.
    public Rounds replace(Round round) throws IOException {
        var rounds = read().replacing(round);
        RoundsFile.write(folder, rounds);
        return rounds;
    }

    /// Opens the model of a round, to look at or to compare; nothing changes.
    ///
    /// @throws IOException if the checkpoint is gone, or its weights are not those of the round
    public Checkpoint open(Round round) throws IOException {
        var checkpoint = modelFolder(round).named(round.model().checkpoint());
        if (!checkpoint.sha256().equals(round.model().sha256())) {
            throw new IOException("The model of round " + round.number() + " was changed: " + checkpoint.weightsFile()
                    + " holds other weights than it did. Copy the model again from a backup.");
        }
        return checkpoint;
    }

    /// Goes back (or forward) to a round: its model becomes the best of its folder, and the round the current one.
    ///
    /// Nothing is deleted: neither later rounds, nor labels. What the labels were is told by the round's revision.
    ///
    /// @param number of the round
    /// @return its model, to be offered to the live map
    /// @throws IOException if there is no such round, or its model is gone or changed; nothing changes then
    public Checkpoint rollBackTo(int number) throws IOException {
        var rounds = read();
        var round = rounds.find(number)
                .orElseThrow(() -> new IOException("There is no round " + number + "; "
                        + (rounds.rounds().isEmpty()
                                ? "no round was recorded yet."
                                : "there are rounds 1 to " + rounds.rounds().size() + ".")));
        var checkpoint = modelFolder(round)
                .choose(round.model().checkpoint(), round.model().sha256());
        RoundsFile.write(folder, rounds.at(number));
        return checkpoint;
    }

    private ModelFolder modelFolder(Round round) throws IOException {
        return ModelFolder.open(folder.resolve(round.model().folder()).normalize());
    }
}
