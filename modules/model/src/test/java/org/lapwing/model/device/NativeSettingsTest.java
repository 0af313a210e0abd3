package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lapwing.model.device.NativeSettings.Thrift;

class NativeSettingsTest {

    @Test
    void theFirstCallDecides() {
        NativeSettings.apply(Thrift.LIGHT);
        assertFalse(NativeSettings.apply(Thrift.KEEP_FREED));
    }

    @Test
    void everyMachineHasARecommendation() {
        assertNotNull(Thrift.recommended());
    }

    /// The environment that native code sees, which Java's copy from the start of the process does not show.
    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsOfTheEngineSleepAtBarriersUnlessTheEnvironmentSaysOtherwise() throws Throwable {
        NativeSettings.apply(Thrift.LIGHT);
        var linker = Linker.nativeLinker();
        var getenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getenv"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            var value = (MemorySegment) getenv.invokeExact(arena.allocateFrom("OMP_WAIT_POLICY"));
            var asked = System.getenv("OMP_WAIT_POLICY");
            assertEquals(
                    asked == null ? "PASSIVE" : asked, value.reinterpret(64).getString(0));
        }
    }
}
