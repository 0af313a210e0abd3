package org.lapwing.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the model of an earlier run when a new run begins in its folder.
public final class EarlierModels {

    private EarlierModels() {}

    /// Renames a model folder to `…-1`, `…-2` and so on, the first that is free. Does nothing where there is no model.
    ///
    /// @throws IOException if it cannot be renamed; nothing has changed then
    public static void setAside(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("model.json"))) {
            return;
        }
        int number = 1;
        while (Files.exists(folder.resolveSibling(folder.getFileName() + "-" + number))) {
            number++;
        }
        Files.move(folder, folder.resolveSibling(folder.getFileName() + "-" + number));
    }
}
