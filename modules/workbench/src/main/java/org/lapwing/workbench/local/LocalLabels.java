package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.lapwing.jobs.WorkerPool;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.LockedGround;
import org.lapwing.raster.Grid;
import org.lapwing.raster.write.WriteFailures;
import org.lapwing.workbench.service.LabelService;

/// Labels in GeoPackages on this machine.
public final class LocalLabels implements LabelService {

    private final WorkerPool thread = WorkerPool.create("labels", 1, WorkerPool.Ending.DRAIN);
    private final Path ownFolder;
    private final Clock clock;

    /// @param ownFolder where labels go that can be kept nowhere else
    /// @param clock dates edits
    public LocalLabels(Path ownFolder, Clock clock) {
        this.ownFolder = ownFolder;
        this.clock = clock;
    }

    @Override
    public Executor threads() {
        return thread;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /// The thread, to be closed and waited for.
    WorkerPool pool() {
        return thread;
    }

    @Override
    public Path placeBeside(Path image) {
        var file = image.toAbsolutePath().normalize();
        var name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        var own = (dot > 0 ? name.substring(0, dot) : name) + "-labels.gpkg";
        var beside = file.resolveSibling(own);
        var folder = beside.getParent();
        if (Files.exists(beside) || folder != null && Files.isWritable(folder)) {
            return beside;
        }
        return ownFolder.resolve(Integer.toHexString(file.hashCode()) + "-" + own);
    }

    @Override
    public boolean exists(Path file) {
        return Files.isRegularFile(file);
    }

    @Override
    public LabelStore create(Path file, String crs, LabelClasses classes, String author) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            WriteFailures.makeFolder(folder);
        }
        return LabelStore.create(file, crs, classes, author, clock);
    }

    @Override
    public LabelStore open(Path file, String author) throws IOException {
        return LabelStore.open(file, author, clock);
    }

    @Override
    public LockedGround locked(Path modelFolder, Grid grid) throws IOException {
        return LockedGround.ofModel(modelFolder, grid);
    }

    @Override
    public void move(Path from, Path target) throws IOException {
        if (Files.exists(target)) {
            throw new IOException(target + " is there already, so " + from + " was left where it is.");
        }
        var folder = target.toAbsolutePath().getParent();
        if (folder != null) {
            WriteFailures.makeFolder(folder);
        }
        var part = target.resolveSibling(target.getFileName() + ".part");
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING); // another disk, perhaps
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(from);
    }
}
