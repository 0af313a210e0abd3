package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.learning.LockedGround;
import org.lapwing.raster.Grid;
import org.lapwing.workbench.service.LabelService;

/// Labels that are kept in memory, or in real files below a folder.
public final class FakeLabels implements LabelService {

    /// Where real files go; in memory where empty.
    public Optional<Path> folder = Optional.empty();

    /// Ground that the model held back.
    public LockedGround locked = LockedGround.none();

    private final Executor executor;
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
    private final Map<Path, LabelStore> stores = new HashMap<>();

    FakeLabels(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Executor threads() {
        return executor;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Path placeBeside(Path image) {
        return image.resolveSibling(image.getFileName() + "-labels.gpkg");
    }

    @Override
    public boolean exists(Path file) {
        return folder.map(_ -> Files.exists(real(file))).orElseGet(() -> stores.containsKey(file));
    }

    @Override
    public LabelStore create(Path file, String crs, LabelClasses classes, String author) throws IOException {
        if (folder.isPresent()) {
            return LabelStore.create(real(file), crs, classes, author, clock);
        }
        var store = LabelStore.inMemory(crs, classes, author, clock);
        stores.put(file, store);
        return store;
    }

    @Override
    public LabelStore open(Path file, String author) throws IOException {
        if (folder.isPresent()) {
            return LabelStore.open(real(file), author, clock);
        }
        var store = stores.get(file);
        if (store == null) {
            throw new IOException(file + " is not there. Choose another.");
        }
        return store;
    }

    @Override
    public LockedGround locked(Path modelFolder, Grid grid) {
        return locked;
    }

    @Override
    public void move(Path from, Path target) throws IOException {
        if (folder.isPresent()) {
            Files.move(real(from), real(target));
            return;
        }
        var store = stores.remove(from);
        if (store != null) {
            stores.put(target, store);
        }
    }

    /// The file that stands for a place.
    public Path real(Path place) {
        return folder.orElseThrow().resolve(place.toString().replaceAll("[^a-z.-]", "_"));
    }
}
