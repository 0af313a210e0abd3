package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/// What is looked at before an export starts, so that hours of work do not end in a full disk or a lost input.
final class ExportChecks {

    private static final double OVERVIEWS = 4.0 / 3;

    private ExportChecks() {}

    /// @throws ExportException if a target is an input, is named twice, has no folder, or its disk lacks space
    static void check(ExportRequest request, ExportPlan plan, int classes) throws IOException {
        var targets = new ArrayList<Path>();
        targets.add(request.target());
        request.probabilities().ifPresent(targets::add);
        if (targets.size() == 2 && same(targets.get(0), targets.get(1))) {
            throw new ExportException("Classes and probabilities cannot both go into " + request.target()
                    + ". Choose another name for one of them.");
        }
        long pixels = plan.output().pixels();
        long needed = 0;
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i).toAbsolutePath();
            for (var input : request.inputs()) {
                if (same(target, input)) {
                    throw new ExportException("The map cannot replace " + input
                            + ", from which it is made. Choose another name for the output.");
                }
            }
            var folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new ExportException("There is no folder " + folder + " to write " + target.getFileName()
                        + " into. Make it first, or choose another.");
            }
            // Worst case: nothing compresses.
            needed += (long) (pixels * (i == 0 ? 1 : 4L * classes) * OVERVIEWS);
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < needed) {
                throw new ExportException(String.format(
                        Locale.ROOT,
                        "%s may need %d MiB and its disk has %d MiB left. Make room, or choose another disk.",
                        target,
                        needed >> 20,
                        free >> 20));
            }
        }
    }

    private static boolean same(Path one, Path other) throws IOException {
        if (Files.exists(one) && Files.exists(other)) {
            return Files.isSameFile(one, other);
        }
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }
}
