package org.lapwing.learning.query;

import java.util.List;
import java.util.OptionalLong;

/// The frozen answer to one query: what to label next, best first, and everything needed to say where it came
/// from.
///
/// @param settings how it was chosen
/// @param images the images of the pool, to whose indices the candidates refer
/// @param checkpoints SHA-256 of the weights that looked at the patches; empty for random
/// @param labelRevision revision of the labels that were taken as known; empty where they have none
/// @param poolPatches how many patches could be chosen
/// @param meanUncertainty mean normalised entropy of the places of the pool, in [0, 1]; 0 where no model looked
/// @param candidates best first
/// @param remarks whole sentences a person should know, such as why there are fewer than wanted
public record QueryResult(
        QuerySettings settings,
        List<PoolImage> images,
        List<String> checkpoints,
        OptionalLong labelRevision,
        int poolPatches,
        double meanUncertainty,
        List<Candidate> candidates,
        List<String> remarks) {

    /// Copies the lists and checks that every candidate lies on an image.
    public QueryResult {
        images = List.copyOf(images);
        checkpoints = List.copyOf(checkpoints);
        candidates = List.copyOf(candidates);
        remarks = List.copyOf(remarks);
        if (poolPatches < candidates.size() || !Double.isFinite(meanUncertainty)) {
            throw new IllegalArgumentException(candidates.size() + " candidates of a pool of " + poolPatches
                    + " patches, mean uncertainty " + meanUncertainty);
        }
        for (var each : candidates) {
            if (each.patch().image() >= images.size()) {
                throw new IllegalArgumentException(
                        "a candidate lies on image " + each.patch().image() + " of " + images.size());
            }
        }
    }

    /// Whether these candidates were ranked by other weights than those in use now, so that ranking what is
    /// left anew may pay. Never where no model ranked them.
    ///
    /// @param checkpoint SHA-256 of the weights in use
    public boolean isStale(String checkpoint) {
        return settings.strategy().needsModel() && !checkpoints.contains(checkpoint);
    }
}
