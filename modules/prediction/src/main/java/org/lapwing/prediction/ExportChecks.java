package org.lapwing.prediction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.lapwing.model.Checkpoint;
import org.lapwing.raster.write.WriteTarget;

/// What is looked at before an export starts, so that hours of work do not end in a full disk or a lost input.
final class ExportChecks {

    private static final double OVERVIEWS = 4.0 / 3;

    /// First bytes of TIFF and BigTIFF, in both byte orders.
    private static final List<String> TIFF_HEADS = List.of("49492a00", "4d4d002a", "49492b00", "4d4d002b");

    private ExportChecks() {}

    /// @throws ExportException if a target is an input, is named twice, lies in the model's folder, would replace what
    ///     is no TIFF, or its disk lacks space
    /// @throws org.lapwing.raster.write.FileWriteException if a target has no folder or cannot be written
    static void check(ExportRequest request, ExportPlan plan, int classes) throws IOException {
        var targets = new ArrayList<Path>();
        targets.add(request.target());
        request.probabilities().ifPresent(targets::add);
        if (targets.size() == 2 && WriteTarget.isSame(targets.get(0), targets.get(1))) {
            throw new ExportException("Classes and probabilities cannot both go into " + request.target()
                    + ". Choose another name for one of them.");
        }
        long pixels = plan.output().pixels();
        long needed = 0;
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            for (var input : request.inputs()) {
                if (WriteTarget.isSame(target, input)) {
                    throw new ExportException("The map cannot replace " + input
                            + ", from which it is made. Choose another name for the output.");
                }
            }
            WriteTarget.check(target);
            refuseModelFolder(target, request.checkpoint());
            refuseOtherFiles(target);
            var folder = Objects.requireNonNull(target.toAbsolutePath().getParent());
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

    private static void refuseModelFolder(Path target, Checkpoint checkpoint) throws IOException {
        if (WriteTarget.liesIn(target, checkpoint.modelFolder())) {
            throw new ExportException(target + " would lie in the model's own folder " + checkpoint.modelFolder()
                    + ". Choose another folder for the map.");
        }
    }

    /// Maps replace maps; anything else of that name was put there for another reason.
    private static void refuseOtherFiles(Path target) throws IOException {
        if (!Files.exists(target) || Files.size(target) == 0) {
            return;
        }
        byte[] head;
        try (var stream = Files.newInputStream(target)) {
            head = stream.readNBytes(4);
        }
        if (TIFF_HEADS.stream().noneMatch(each -> each.equals(HexFormat.of().formatHex(head)))) {
            throw new ExportException("The map cannot replace " + target
                    + ", which is no TIFF. Choose another name, or delete that file first.");
        }
    }
}
