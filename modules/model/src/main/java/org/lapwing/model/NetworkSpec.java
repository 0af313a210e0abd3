package org.lapwing.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.lapwing.model.graph.LayerGraph;

/// Which network, with which sizes: everything needed to build it, nothing that training changes.
///
/// Stored in the [ModelCard] as `{"name":"unet","bands":4,…}`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UNet.class, name = UNet.NAME),
    @JsonSubTypes.Type(value = LandcoverUNet.class, name = LandcoverUNet.NAME),
    @JsonSubTypes.Type(value = ResUNet.class, name = ResUNet.NAME),
    @JsonSubTypes.Type(value = MobileUNet.class, name = MobileUNet.NAME),
    @JsonSubTypes.Type(value = PspNet.class, name = PspNet.NAME),
    @JsonSubTypes.Type(value = DeepLabV2.class, name = DeepLabV2.NAME),
    @JsonSubTypes.Type(value = DeepLabV3Plus.class, name = DeepLabV3Plus.NAME)
})
public sealed interface NetworkSpec permits UNet, LandcoverUNet, ResUNet, MobileUNet, PspNet, DeepLabV2, DeepLabV3Plus {

    /// The name by which a person chooses it, such as `unet`.
    String networkName();

    /// Channels of the input.
    int bands();

    /// Channels of the output, one per class.
    int classes();

    /// The layers, whose output is as large as the input (no margin cut yet).
    LayerGraph graph();

    /// Patch, margin and stride with which the network is served best.
    PatchGeometry serving();

    /// Pixels at each side of a training patch that do not count in the loss.
    ///
    /// 0 where learning from the half-seen edge of a patch does no harm.
    int lossMargin();

    /// The same network with another number of classes: all layers but the head are the same.
    ///
    /// @param other number of classes, at least 1
    NetworkSpec withClasses(int other);
}
