package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;

class DataHashesTest {

    @TempDir
    Path temporary;

    @Test
    void filesAreNamedAndHashed() throws Exception {
        var one = Files.writeString(temporary.resolve("image.tif"), "abc");
        var folder = Files.createDirectory(temporary.resolve("other"));
        var two = Files.writeString(folder.resolve("image.tif"), "abd");
        var fields = Fields.of(10, 10);
        var images = DataHashes.of(
                List.of(new LabelledImage(fields.image(), fields.labels(), List.of(one, two))), CancelToken.NEVER);
        assertEquals(fields.image().grid(), images.getFirst().grid());
        var hashes = DataHashes.byName(images);
        assertEquals(Set.of("image.tif", "image.tif 2"), hashes.keySet());
        // FIPS 180-2, appendix B.1
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", hashes.get("image.tif"));
    }
}
