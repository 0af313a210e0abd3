package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.lapwing.model.Checkpoint;
import org.lapwing.project.Round;
import org.lapwing.project.Rounds;

/// The rounds of labelling and learning of a project. Every method blocks.
public interface RoundService {

    /// What came of a round.
    ///
    /// @param checkpoint its model
    /// @param way how the model was made
    /// @param labelRevision revision of the labels that it learnt from
    /// @param patches patches labelled in it
    /// @param query settings by which they were chosen, by name; empty where nothing was queried
    /// @param metrics what was measured of the model, by name; finite numbers only
    record Outcome(
            Checkpoint checkpoint,
            Round.Way way,
            long labelRevision,
            int patches,
            Map<String, String> query,
            Map<String, Double> metrics) {

        /// Copies the maps.
        public Outcome {
            query = Map.copyOf(query);
            metrics = Map.copyOf(metrics);
        }
    }

    /// All rounds of a project so far.
    Rounds read(Path projectFolder) throws IOException;

    /// Records a round, which becomes the current one.
    Rounds record(Path projectFolder, Outcome outcome) throws IOException;

    /// Writes what a person says about a round.
    Rounds remark(Path projectFolder, Round round, String text) throws IOException;

    /// Opens the model of a round; nothing changes.
    ///
    /// @throws IOException if it is gone or was changed
    Checkpoint open(Path projectFolder, Round round) throws IOException;

    /// Goes back, or forward, to a round: its model is in use from now on.
    ///
    /// @throws IOException if its model is gone or was changed; nothing changes then
    Checkpoint rollBack(Path projectFolder, Round round) throws IOException;
}
