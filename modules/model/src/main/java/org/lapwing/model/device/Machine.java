package org.lapwing.model.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What can be known about the machine that computes, without loading an engine.
///
/// @param system operating system, its version and architecture
/// @param processor its name, as far as the system tells it
/// @param cores processors that this process may use
/// @param instructions those of the processor's wide instructions that matter to networks, as Linux names them; empty
///     where the system does not list them
/// @param memoryBytes memory of the machine or of the container; empty where that is not known
/// @param heapBytes most memory that Java's objects may take
/// @param gpus NVIDIA devices that a driver has announced
/// @param driver version of the NVIDIA driver, where it tells it
/// @param pytorch version and build of the PyTorch that would be loaded, such as `2.7.1 cpu`; empty where there is none
/// @param oneArena whether the process was started so that threads share one arena of memory; see [NativeSettings]
public record Machine(
        String system,
        String processor,
        int cores,
        List<String> instructions,
        OptionalLong memoryBytes,
        long heapBytes,
        int gpus,
        Optional<String> driver,
        Optional<String> pytorch,
        boolean oneArena) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");
    private static final Pattern DRIVER_VERSION = Pattern.compile("(?:Kernel Module.*?|x86_64 +)(\\d{3,}(?:\\.\\d+)+)");
    private static final Set<String> TELLING =
            Set.of("avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_bf16", "amx_int8", "asimd", "bf16");

    /// Copies the list.
    public Machine {
        instructions = List.copyOf(instructions);
    }

    /// Looks at this machine. Reads a few small files.
    public static Machine look() {
        var facts = MachineFacts.look();
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch"),
                processor(lines(PROCESSORS)),
                Runtime.getRuntime().availableProcessors(),
                instructions(lines(PROCESSORS)),
                NativeSettings.machineBytes(),
                Runtime.getRuntime().maxMemory(),
                facts.gpus(),
                driver(lines(DRIVER)),
                facts.version(),
                "1".equals(System.getenv("MALLOC_ARENA_MAX")));
    }

    /// The name of the first processor in a list of Linux's format, else what other systems tell.
    static String processor(List<String> list) {
        return list.stream()
                .filter(line -> line.startsWith("model name"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .orElse(Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"))
                        .orElse(System.getProperty("os.arch", "unknown")));
    }

    /// The telling instructions of the first processor in a list of Linux's format.
    static List<String> instructions(List<String> list) {
        return list.stream()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> Stream.of(line.split("\\s+"))
                        .filter(TELLING::contains)
                        .sorted()
                        .toList())
                .orElse(List.of());
    }

    /// The version in what the driver says of itself.
    static Optional<String> driver(List<String> told) {
        return told.stream()
                .map(DRIVER_VERSION::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(match -> match.group(1))
                .findFirst();
    }

    private static List<String> lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException | UncheckedIOException _) {
            return List.of(); // other systems have no such file
        }
    }
}
