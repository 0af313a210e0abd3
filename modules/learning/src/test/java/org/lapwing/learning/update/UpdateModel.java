package org.lapwing.learning.update;

import java.nio.file.Path;
import java.util.List;
import org.lapwing.learning.Fields;
import org.lapwing.model.BandNormalization;
import org.lapwing.model.Checkpoint;
import org.lapwing.model.InitialWeights;
import org.lapwing.model.ModelCard;
import org.lapwing.model.ModelException;
import org.lapwing.model.TrainingProvenance;
import org.lapwing.model.UNet;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.model.store.ModelFolder.Rank;

/// A network of random weights for [Fields]: its body tells classes apart well enough for a head to be fitted.
final class UpdateModel {

    static final UNet NETWORK = new UNet(2, 3, 2, 8, UNet.Norm.NONE, UNet.Stem.HALF);

    private UpdateModel() {}

    static Checkpoint store(Path folder) throws ModelException {
        var card = ModelCard.of(
                "fields",
                NETWORK,
                List.of(new BandNormalization("band 1", 0, 100, 50), new BandNormalization("band 2", 1, 100, 60)),
                0,
                Fields.LEGEND,
                TrainingProvenance.untrained(1));
        return ModelFolder.openOrCreate(folder).write(card, InitialWeights.draw(NETWORK.graph(), 4), Rank.BEST);
    }
}
