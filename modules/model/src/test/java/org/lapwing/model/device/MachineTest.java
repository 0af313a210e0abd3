package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static final List<String> LIST = List.of(
            "processor\t: 0",
            "model name\t: Some Processor 9: the second",
            "flags\t\t: fpu avx2 sse avx512_bf16 avx512f",
            "processor\t: 1",
            "model name\t: Another",
            "flags\t\t: fpu");

    @Test
    void theFirstProcessorOfTheListIsTold() {
        assertEquals("Some Processor 9: the second", Machine.processor(LIST));
        assertEquals(List.of("avx2", "avx512_bf16", "avx512f"), Machine.instructions(LIST));
    }

    @Test
    void systemsWithoutSuchAListHaveANameAndNoInstructions() {
        assertFalse(Machine.processor(List.of()).isBlank());
        assertEquals(List.of(), Machine.instructions(List.of()));
    }

    @Test
    void theDriverTellsItsVersionInBothItsWordings() {
        assertEquals(
                Optional.of("535.183.01"),
                Machine.driver(List.of("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12")));
        assertEquals(
                Optional.of("570.86.15"),
                Machine.driver(List.of(
                        "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  570.86.15  Release Build",
                        "GCC version:  gcc version 12.2.0")));
        assertEquals(Optional.empty(), Machine.driver(List.of("GCC version:  gcc version 12.2.0")));
    }

    @Test
    void thisMachineHasCoresMemoryAndAPyTorch() {
        var machine = Machine.look();

        assertEquals(Runtime.getRuntime().availableProcessors(), machine.cores());
        assertTrue(machine.heapBytes() <= machine.memoryBytes().orElse(Long.MAX_VALUE));
        assertTrue(machine.pytorch().orElse("").matches("\\d.* (cpu|cu).*|.*/.*"), machine.toString());
    }
}
