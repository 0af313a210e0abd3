package org.lapwing.labels.annotation;

import java.io.IOException;
import java.nio.file.Path;

/// A process that edits a store until it is killed, and says which revisions are on the disk.
final class SteadyEditor {

    private SteadyEditor() {}

    /// @param arguments the file of the store
    public static void main(String[] arguments) throws IOException, EditRefusedException {
        try (var store = LabelStore.open(Path.of(arguments[0]), "Ada", Drawings.CLOCK)) {
            while (true) {
                store.apply(RandomEdits.after(store.snapshot()));
                long revision = store.snapshot().revision();
                store.written().join();
                System.out.println("written " + revision);
            }
        }
    }
}
