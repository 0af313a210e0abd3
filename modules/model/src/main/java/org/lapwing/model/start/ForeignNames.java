package org.lapwing.model.start;

import java.util.List;
import java.util.regex.Pattern;

/// Under which name our networks know an array of somebody else's file.
///
/// | in the file | here | |---|---| | any name that is ours | the same | | `module.`, `model.`, `backbone.`,
/// `encoder.` before a name, as wrappers put it | without it | | torchvision and timm ResNet: `conv1.weight`,
/// `layer3.0.bn2.bias`, … | `encoder.` before it | | torchvision MobileNetV2: `features.4.conv.1.0.weight`, …
/// | `encoder.` before it | | timm MobileNetV2: `conv_stem`, `bn1` | `encoder.features.0.0`,
/// `encoder.features.0.1` | | timm MobileNetV2: `blocks.0.0.conv_dw`, `bn1`, `conv_pw`, `bn2` |
/// `encoder.features.1.conv.0.0`, `0.1`, `1`, `2` | | timm MobileNetV2: `blocks.s.b.conv_pw`, `bn1`,
/// `conv_dw`, `bn2`, `conv_pwl`, `bn3` | `encoder.features.n.conv.0.0`, `0.1`, `1.0`, `1.1`, `2`, `3` |
final class ForeignNames {

    private static final Pattern WRAPPER = Pattern.compile("^(module|model|backbone|encoder)\\.");
    private static final Pattern BLOCK = Pattern.compile("^blocks\\.(\\d)\\.(\\d)\\.(\\w+)\\.(\\w+)$");

    /// Blocks before each stage of MobileNetV2, the stem counted as one.
    private static final List<Integer> FIRST = List.of(1, 2, 4, 7, 11, 14, 17);

    private ForeignNames() {}

    /// The name here; what cannot be ours keeps its own, bare of wrappers, behind `encoder.`.
    static String encoderName(String name) {
        var bare = name;
        for (var wrapper = WRAPPER.matcher(bare); wrapper.find(); wrapper = WRAPPER.matcher(bare)) {
            bare = bare.substring(wrapper.end());
        }
        return "encoder." + bare;
    }

    /// The name here of an array of timm's MobileNetV2, or the name itself.
    static String mobileName(String name) {
        if (name.startsWith("conv_stem.")) {
            return "encoder.features.0.0." + name.substring("conv_stem.".length());
        }
        if (name.startsWith("bn1.")) {
            return "encoder.features.0.1." + name.substring("bn1.".length());
        }
        var block = BLOCK.matcher(name);
        if (!block.matches()) {
            return name;
        }
        int stage = Integer.parseInt(block.group(1));
        if (stage >= FIRST.size()) {
            return name;
        }
        int number = FIRST.get(stage) + Integer.parseInt(block.group(2));
        var part =
                switch (block.group(3)) {
                    case "conv_dw" -> stage == 0 ? "0.0" : "1.0";
                    case "bn1" -> "0.1";
                    case "conv_pw" -> stage == 0 ? "1" : "0.0";
                    case "bn2" -> stage == 0 ? "2" : "1.1";
                    case "conv_pwl" -> "2";
                    case "bn3" -> "3";
                    default -> "";
                };
        return part.isEmpty() ? name : "encoder.features." + number + ".conv." + part + "." + block.group(4);
    }
}
