package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where what models predicted is kept, so that it need not be predicted again.
public interface PredictionStorage {

    /// What predictions take now.
    ///
    /// @param memoryBytes in memory
    /// @param diskBytes on disk; 0 where none are kept there
    record Usage(long memoryBytes, long diskBytes) {}

    /// How much memory predictions may take, in bytes.
    long memoryBudget();

    /// Gives predictions more or less memory, at once. Quick.
    void setMemoryBudget(long bytes);

    /// What predictions take now. Quick.
    Usage usage();

    /// Keeps predictions in a folder from now on, those in memory included. Blocks.
    ///
    /// @param limitBytes how much they may take there; what was used longest ago is deleted first
    void keepIn(Path folder, long limitBytes) throws IOException;

    /// Keeps predictions in memory only from now on; what is on disk stays there.
    void keepInMemory();

    /// Deletes the predictions in a folder. Blocks.
    void delete(Path folder) throws IOException;

    /// Calls `listener`, on any thread, when predictions cannot be written to disk any more.
    void onTrouble(Consumer<IOException> listener);
}
