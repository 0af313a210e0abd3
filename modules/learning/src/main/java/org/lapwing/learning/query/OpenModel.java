package org.lapwing.learning.query;

import org.lapwing.model.FeatureNetwork;
import org.lapwing.model.ModelCard;

/// A model that looks at patches.
///
/// @param card how it is fed
/// @param body describes places; belongs to its opener, who closes it on the device thread
/// @param head names their classes
record OpenModel(ModelCard card, FeatureNetwork body, BodyHead head) {

    /// Checks that head and body belong together.
    OpenModel {
        if (body.channels() != head.channels()) {
            throw new IllegalArgumentException("a body of " + body.channels() + " channels and a head of "
                    + head.channels() + " do not belong together");
        }
    }
}
