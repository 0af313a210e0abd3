package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.learning.query.PoolSettings;
import org.lapwing.learning.query.QueryPatch;
import org.lapwing.learning.query.QueryResult;
import org.lapwing.learning.query.QuerySettings;
import org.lapwing.learning.query.QueueState;
import org.lapwing.raster.Window;
import org.locationtech.jts.geom.Geometry;

/// Chooses the patches that are worth a person's time next, and keeps the queue of them. Every method blocks.
public interface QueueService {

    /// A query.
    ///
    /// @param image where patches lie
    /// @param model the model on the map; empty where there is none
    /// @param pool which patches may be asked for
    /// @param settings how they are chosen
    /// @param controls how many of the batch are drawn by lot instead, to compare with; less than the batch
    /// @param known patches that were dealt with before: they are not asked for again
    /// @param labels what is labelled: patches with labels are not asked for; empty where nothing is
    record Order(
            OpenedImage image,
            Optional<ModelService.Prediction> model,
            PoolSettings pool,
            QuerySettings settings,
            int controls,
            List<Window> known,
            Optional<LabelSnapshot> labels) {

        /// Copies the list and checks the controls.
        public Order {
            known = List.copyOf(known);
            if (controls < 0 || controls >= settings.batch() && controls > 0) {
                throw new IllegalArgumentException(
                        controls + " of " + settings.batch() + " patches cannot be drawn by lot");
            }
        }
    }

    /// What a model suggests for a piece of ground.
    ///
    /// @param classCode of the model's legend
    /// @param geometry polygon in the reference system of the image
    record Suggestion(int classCode, Geometry geometry) {}

    /// A queue as it is kept between two sittings.
    ///
    /// @param result the frozen answer
    /// @param state how far the person has come with it
    record Kept(QueryResult result, QueueState state) {

        /// Checks that they belong together.
        public Kept {
            if (result.candidates().size() != state.entries().size()) {
                throw new IllegalArgumentException(state.entries().size() + " states of "
                        + result.candidates().size() + " candidates");
            }
        }
    }

    /// Chooses patches.
    ///
    /// @throws IOException with a sentence that says why there are none
    QueryResult ask(Order order, CancelToken cancel, ProgressListener listener) throws IOException;

    /// Ranks given patches anew by the model of the order.
    QueryResult rank(Order order, List<QueryPatch> left, CancelToken cancel, ProgressListener listener)
            throws IOException;

    /// What a model suggests for some pixels of an image: polygons that do not overlap and fill what it can tell.
    List<Suggestion> suggest(OpenedImage image, ModelService.Prediction model, Window window, CancelToken cancel)
            throws IOException;

    /// Reads the queue of a project; empty where it has none.
    Optional<Kept> read(Path projectFolder) throws IOException;

    /// Writes the queue of a project, whole or not at all.
    void write(Path projectFolder, Kept queue) throws IOException;
}
