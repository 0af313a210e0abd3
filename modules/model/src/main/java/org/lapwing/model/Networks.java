package org.lapwing.model;

import java.util.List;
import org.lapwing.model.encoder.ResNet;

/// The networks a person can choose by name.
public final class Networks {

    private Networks() {}

    /// Names in the order in which they are offered; the first is the default.
    public static List<String> names() {
        return List.of(
                UNet.NAME,
                LandcoverUNet.NAME,
                ResUNet.NAME,
                MobileUNet.NAME,
                DeepLabV3Plus.NAME,
                DeepLabV3Plus.NAME_101,
                PspNet.NAME,
                DeepLabV2.NAME_50,
                DeepLabV2.NAME);
    }

    /// The network of that name with its default sizes.
    ///
    /// @param name one of [#names]
    /// @param bands channels of the input
    /// @param classes channels of the output
    /// @throws IllegalArgumentException if no network has that name; the message lists them
    public static NetworkSpec byName(String name, int bands, int classes) {
        return switch (name) {
            case UNet.NAME -> UNet.swift(bands, classes);
            case LandcoverUNet.NAME -> new LandcoverUNet(bands, classes);
            case ResUNet.NAME -> ResUNet.standard(bands, classes);
            case MobileUNet.NAME -> MobileUNet.standard(bands, classes);
            case DeepLabV3Plus.NAME -> DeepLabV3Plus.on(ResNet.Depth.RESNET50, bands, classes);
            case DeepLabV3Plus.NAME_101 -> DeepLabV3Plus.on(ResNet.Depth.RESNET101, bands, classes);
            case PspNet.NAME -> PspNet.standard(bands, classes);
            case DeepLabV2.NAME_50 -> DeepLabV2.on(ResNet.Depth.RESNET50, bands, classes);
            case DeepLabV2.NAME -> DeepLabV2.on(ResNet.Depth.RESNET101, bands, classes);
            default ->
                throw new IllegalArgumentException(
                        "no network is called '" + name + "'; choose one of " + String.join(", ", names()));
        };
    }

    /// The side of training patches that suits a network: the largest multiple of its stride that is not
    /// above the usual one.
    ///
    /// @param name one of [#names]
    /// @param usual side in pixels
    public static int patchNear(String name, int usual) {
        int stride = byName(name, 1, 1).serving().stride();
        return Math.max(stride, usual / stride * stride);
    }
}
