package org.lapwing.model;

import java.util.List;
import java.util.stream.Stream;
import org.lapwing.model.encoder.ResNet.Depth;

/// Every network a person can choose, as deep as it is but thin, so that it runs in a moment.
public final class ThinNetworks {

    private ThinNetworks() {}

    /// Those whose scores come from a single last convolution.
    public static List<NetworkSpec> withHead(int bands, int classes) {
        return Stream.concat(
                        Stream.of(new LandcoverUNet(bands, classes)),
                        all(bands, classes).stream().filter(each -> !(each instanceof DeepLabV2)))
                .toList();
    }

    public static List<NetworkSpec> all(int bands, int classes) {
        return List.of(
                new UNet(bands, classes, 4, 4, UNet.Norm.BATCH, UNet.Stem.HALF),
                new ResUNet(bands, classes, 4, 4),
                new MobileUNet(bands, classes, 15),
                new DeepLabV3Plus(bands, classes, Depth.RESNET50, 4),
                new PspNet(bands, classes, Depth.RESNET50, 4),
                new DeepLabV2(bands, classes, Depth.RESNET50, 4));
    }
}
