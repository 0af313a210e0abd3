package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lapwing.workbench.service.PredictionStorage;

/// Keeps nothing, but notes what it was told.
public final class FakeStorage implements PredictionStorage {

    /// What was asked, in order.
    public final List<String> asked = new ArrayList<>();

    /// Whether the disk refuses.
    public boolean refusing;

    private long budget = 256L << 20;
    private Consumer<IOException> trouble = _ -> {};

    FakeStorage() {}

    /// The disk fills up.
    public void fill() {
        trouble.accept(new IOException("The disk is full."));
    }

    @Override
    public long memoryBudget() {
        return budget;
    }

    @Override
    public void setMemoryBudget(long bytes) {
        budget = bytes;
    }

    @Override
    public Usage usage() {
        return new Usage(96L << 20, 1_700L << 20);
    }

    @Override
    public void keepIn(Path folder, long limitBytes) throws IOException {
        if (refusing) {
            throw new IOException(folder + " cannot be written.");
        }
        asked.add("keep " + limitBytes + " in " + folder.getFileName());
    }

    @Override
    public void keepInMemory() {
        asked.add("keep in memory");
    }

    @Override
    public void delete(Path folder) {
        asked.add("delete " + folder.getFileName());
    }

    @Override
    public void onTrouble(Consumer<IOException> listener) {
        trouble = listener;
    }
}
