package org.lapwing.workbench.panel;

import org.lapwing.model.DeepLabV2;
import org.lapwing.model.DeepLabV3Plus;
import org.lapwing.model.LandcoverUNet;
import org.lapwing.model.MobileUNet;
import org.lapwing.model.PspNet;
import org.lapwing.model.ResUNet;
import org.lapwing.model.UNet;
import org.lapwing.workbench.text.Messages;

/// A sentence for each network, to choose by.
final class NetworkWords {

    private NetworkWords() {}

    /// The sentence of a network; empty for one that has none.
    static String sentence(String name) {
        return switch (name) {
            case UNet.NAME -> Messages.text("network.unet");
            case LandcoverUNet.NAME -> Messages.text("network.landcover");
            case ResUNet.NAME -> Messages.text("network.residual");
            case MobileUNet.NAME -> Messages.text("network.mobile");
            case DeepLabV3Plus.NAME -> Messages.text("network.v3plus");
            case DeepLabV3Plus.NAME_101 -> Messages.text("network.v3plus.large");
            case PspNet.NAME -> Messages.text("network.pspnet");
            case DeepLabV2.NAME_50 -> Messages.text("network.v2.small");
            case DeepLabV2.NAME -> Messages.text("network.v2");
            default -> "";
        };
    }
}
