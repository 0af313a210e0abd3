package org.lapwing.commandline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.learning.StartingPoint;
import org.lapwing.learning.TrainingSettings;
import org.lapwing.model.start.FirstConvolution;
import picocli.CommandLine.Option;

/// With which weights `lapwing train` begins.
final class StartOptions {

    @Option(names = "--start-from", paramLabel = "FILE", descriptionKey = "train.start-from")
    private @Nullable Path from;

    @Option(names = "--first-convolution", paramLabel = "HOW", descriptionKey = "train.first-convolution")
    private @Nullable FirstConvolution first;

    @Option(names = "--freeze", arity = "1..*", paramLabel = "PATTERN", descriptionKey = "train.freeze")
    private List<String> frozen = List.of();

    /// The settings with what was said.
    ///
    /// @throws IllegalArgumentException if a first convolution is to be adapted that comes from nowhere
    TrainingSettings applied(TrainingSettings settings) {
        if (first != null && from == null) {
            throw new IllegalArgumentException(Messages.text("train.first-convolution.unused"));
        }
        return settings.withPoint(new StartingPoint(
                Optional.ofNullable(from), first == null ? FirstConvolution.KEEP_DRAWN : first, frozen));
    }
}
