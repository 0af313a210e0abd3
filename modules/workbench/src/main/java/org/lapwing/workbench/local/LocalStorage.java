package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.lapwing.prediction.PredictionSettings;
import org.lapwing.prediction.ScoreCache;
import org.lapwing.prediction.ScoreFolder;
import org.lapwing.workbench.service.PredictionStorage;

/// Predictions kept in this process's memory and in a folder.
final class LocalStorage implements PredictionStorage {

    private final ScoreCache cache;
    private final InstantSource clock;
    private final List<ImageContent> open = new CopyOnWriteArrayList<>();

    /// @param writer writes predictions to disk
    /// @param clock dates their use
    LocalStorage(Executor writer, InstantSource clock) {
        this.clock = clock;
        cache = new ScoreCache(PredictionSettings.USUAL_CACHE_BYTES, writer);
    }

    /// How an image is predicted by models whose scores are kept here.
    PredictionSettings settings(ImageContent content) {
        open.add(content);
        return PredictionSettings.live(cache, content);
    }

    /// Looks what an image's content is, where that will be asked. Blocks.
    void prepare(ImageContent content) throws IOException {
        if (cache.folder().isPresent()) {
            content.prepare();
        }
    }

    /// An image is not predicted any more.
    void forget(ImageContent content) {
        open.remove(content);
    }

    @Override
    public long memoryBudget() {
        return cache.budgetBytes();
    }

    @Override
    public void setMemoryBudget(long bytes) {
        cache.setBudget(bytes);
    }

    @Override
    public Usage usage() {
        return new Usage(
                cache.byteSize(), cache.folder().map(ScoreFolder::byteSize).orElse(0L));
    }

    @Override
    public void keepIn(Path folder, long limitBytes) throws IOException {
        var present = cache.folder().filter(each -> each.path().equals(folder));
        if (present.isPresent()) {
            present.get().setLimit(limitBytes);
            return;
        }
        for (var content : open) {
            content.prepare();
        }
        cache.keepIn(Optional.of(ScoreFolder.open(folder, limitBytes, clock)));
    }

    @Override
    public void keepInMemory() {
        cache.keepIn(Optional.empty());
    }

    @Override
    public void delete(Path folder) throws IOException {
        var present = cache.folder().filter(each -> each.path().equals(folder));
        if (present.isPresent()) {
            present.get().clear();
        } else if (Files.isDirectory(folder)) {
            ScoreFolder.open(folder, 0, clock);
        }
    }

    @Override
    public void onTrouble(Consumer<IOException> listener) {
        cache.onTrouble(listener);
    }
}
