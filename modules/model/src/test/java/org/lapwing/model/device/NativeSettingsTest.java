package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.jobs.Lane;
import org.lapwing.model.device.NativeSettings.Thrift;
import org.lapwing.model.device.NativeSettings.Waiting;

class NativeSettingsTest {

    @Test
    void theFirstCallDecides() {
        NativeSettings.apply(Thrift.LIGHT, Waiting.ASLEEP);
        assertFalse(NativeSettings.apply(Thrift.KEEP_FREED, Waiting.SPINNING));
    }

    @Test
    void everyMachineHasARecommendation() {
        assertNotNull(Thrift.recommended());
    }

    /// The environment that native code sees, which Java's copy from the start of the process does not show.
    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsOfTheEngineSleepWhenAskedUnlessTheEnvironmentSaysOtherwise() throws Throwable {
        assertTrue(NativeSettings.make(Thrift.LIGHT, Waiting.ASLEEP));
        var linker = Linker.nativeLinker();
        var getenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getenv"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (var arena = Arena.ofConfined()) {
            var value = (MemorySegment) getenv.invokeExact(arena.allocateFrom("OMP_WAIT_POLICY"));
            assertNotEquals(MemorySegment.NULL, value);
            var asked = System.getenv("OMP_WAIT_POLICY");
            assertEquals(
                    asked == null ? "PASSIVE" : asked, value.reinterpret(64).getString(0));
        }
    }

    /// On a thread of its own, since nothing takes it back.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatGivesWayHasALowerPriorityThanItsMaker() throws Throwable {
        var linker = Linker.nativeLinker();
        var getpriority = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getpriority"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        int before = (int) getpriority.invokeExact(0, 0);
        try (var device = new DeviceQueue("device-0")) {
            assertTrue(device.submit(Lane.INTERACTIVE, CancelToken.NEVER, NativeSettings::giveWay)
                    .get());
            int after = device.submit(Lane.INTERACTIVE, CancelToken.NEVER, () -> priority(getpriority))
                    .get();
            assertTrue(after > before, "nice " + after + " after " + before);
        }
        assertEquals(before, (int) getpriority.invokeExact(0, 0));
    }

    private static int priority(MethodHandle getpriority) throws Exception {
        try {
            return (int) getpriority.invokeExact(0, 0);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
