package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecisionTest {

    @TempDir
    private Path folder;

    private Precision of(String flags) throws IOException {
        return Precision.ofProcessors(Files.writeString(
                folder.resolve("cpuinfo"), "processor\t: 0\nflags\t\t: fpu " + flags + "\nbugs: none\n"));
    }

    @Test
    void processorsThatMultiplyBfloat16TrainInIt() throws IOException {
        assertEquals(Precision.BFLOAT16, of("avx512f avx512_bf16 sse"));
        assertEquals(Precision.BFLOAT16, of("avx512f amx_bf16"));
    }

    @Test
    void othersAndUnknownOnesStayExact() throws IOException {
        assertEquals(Precision.FLOAT32, of("avx512f avx2"));
        assertEquals(Precision.FLOAT32, Precision.ofProcessors(folder.resolve("missing")));
        assertEquals(Precision.FLOAT32, Precision.recommended(new ComputeDevice.Gpu(0)));
    }

    @Test
    void namesAreThoseOneTypes() {
        assertEquals("bfloat16", Precision.BFLOAT16.toString());
    }
}
