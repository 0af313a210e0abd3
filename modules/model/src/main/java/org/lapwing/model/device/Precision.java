package org.lapwing.model.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// In which arithmetic a network learns. Weights, batch statistics, optimiser and everything served are 32-bit floats
/// either way.
public enum Precision {
    /// Everything in 32-bit floats.
    FLOAT32,
    /// Maps and kernels enter convolutions as bfloat16: the range of a 32-bit float with 8 bits of mantissa (Kalamkar
    /// et al. 2019). Processors that multiply it natively train about half as fast again.
    BFLOAT16;

    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16");

    /// The fastest precision that trains as well: [#BFLOAT16] on a processor known to multiply it, else [#FLOAT32].
    public static Precision recommended(ComputeDevice device) {
        return switch (device) {
            case ComputeDevice.Cpu _ -> ofProcessors(LINUX_PROCESSORS);
            case ComputeDevice.Gpu _ -> FLOAT32;
        };
    }

    /// What the processors listed in a file of Linux's format can do; [#FLOAT32] where there is no such file.
    static Precision ofProcessors(Path list) {
        try (var lines = Files.lines(list)) {
            return lines.filter(line -> line.startsWith("flags"))
                            .findFirst()
                            .filter(line -> Arrays.stream(line.split("\\s+")).anyMatch(INSTRUCTIONS::contains))
                            .isPresent()
                    ? BFLOAT16
                    : FLOAT32;
        } catch (IOException | java.io.UncheckedIOException _) {
            return FLOAT32;
        }
    }

    /// The name as typed: `float32`, `bfloat16`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
