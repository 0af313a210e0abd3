package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.raster.Window;

class SplitFileTest {

    @TempDir
    Path folder;

    @Test
    void aWrittenSplitReadsBackTheSame() throws IOException {
        var blocks = List.of(
                new SpatialSplit.Block(0, Window.of(0, 0, 512, 512), SpatialSplit.Part.TRAINING),
                new SpatialSplit.Block(1, Window.of(512, 0, 300, 512), SpatialSplit.Part.TEST));

        SplitFile.write(folder.resolve("model"), new SpatialSplit(blocks, 64));

        var read = SplitFile.read(folder.resolve("model"));
        assertEquals(blocks, read.blocks());
        assertEquals(64, read.gap());
    }

    @Test
    void aModelWithoutSplitSaysWhatToDo() {
        var refused = assertThrows(IOException.class, () -> SplitFile.read(folder));

        assertTrue(refused.getMessage().contains("Choose a reference raster"), refused.getMessage());
    }

    @Test
    void aDamagedSplitIsRefusedWithItsName() throws IOException {
        Files.writeString(folder.resolve(SplitFile.NAME), "{\"format\":1,\"gapPixels\":1,\"blocks\":[{\"image\":0}]}");

        var refused = assertThrows(IOException.class, () -> SplitFile.read(folder));

        assertTrue(refused.getMessage().contains(SplitFile.NAME), refused.getMessage());
    }
}
