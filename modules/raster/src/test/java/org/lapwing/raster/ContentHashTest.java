package org.lapwing.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;

class ContentHashTest {

    @TempDir
    Path temporary;

    @Test
    void aFileIsKnownByItsBytesWhateverItIsCalled() throws Exception {
        var one = Files.writeString(temporary.resolve("one.tif"), "abc");
        var other = Files.writeString(temporary.resolve("other.tif"), "abc");

        // FIPS 180-2, appendix B.1
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                ContentHash.of(one, CancelToken.NEVER));
        assertEquals(ContentHash.of(one, CancelToken.NEVER), ContentHash.of(other, CancelToken.NEVER));
    }

    @Test
    void hashingCanBeCancelled() throws Exception {
        var file = Files.writeString(temporary.resolve("one.tif"), "abc");
        var cancel = CancelToken.create();
        cancel.cancel();

        assertThrows(CancelledException.class, () -> ContentHash.of(file, cancel));
    }

    @Test
    void aSampledHashSeesSizeStartAndEnd() throws Exception {
        var bytes = new byte[5 << 20];
        String hash = sampled(bytes);
        assertEquals(hash, sampled(bytes));
        assertNotEquals(hash, sampled(new byte[(5 << 20) + 1]));
        bytes[bytes.length - 1] = 1;
        assertNotEquals(hash, sampled(bytes));
    }

    private String sampled(byte[] bytes) throws Exception {
        return ContentHash.sampled(Files.write(temporary.resolve("large.tif"), bytes), 4, CancelToken.NEVER);
    }
}
