package org.lapwing.model.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lapwing.model.device.MachineFacts.Natives;

class DevicesTest {

    private static final DeviceChoice AUTO = DeviceChoice.parse("auto");

    @Test
    void choicesAreReadAndPrinted() {
        for (var text : new String[] {"auto", "cpu", "gpu:0", "gpu:3"}) {
            assertEquals(text, DeviceChoice.parse(text).toString());
        }
        assertEquals("gpu:0", DeviceChoice.parse("gpu").toString());
        for (var text : new String[] {"", "GPU", "gpu:", "gpu:-1", "cuda", "gpu:x"}) {
            assertThrows(IllegalArgumentException.class, () -> DeviceChoice.parse(text), text);
        }
    }

    @Test
    void autoTakesTheGpuWhereItWorks() throws DeviceUnavailableException {
        var decision = Devices.decide(AUTO, new MachineFacts(2, Natives.CUDA, Optional.empty()));
        assertEquals(new ComputeDevice.Gpu(0), decision.device());
    }

    @Test
    void autoSaysWhyTheGpuIsNotUsed() throws DeviceUnavailableException {
        var noDriver = Devices.decide(AUTO, new MachineFacts(0, Natives.CUDA, Optional.empty()));
        assertEquals(new ComputeDevice.Cpu(), noDriver.device());
        assertTrue(noDriver.reason().contains("no NVIDIA driver"), noDriver.reason());
        var noNatives = Devices.decide(AUTO, new MachineFacts(1, Natives.CPU, Optional.empty()));
        assertEquals(new ComputeDevice.Cpu(), noNatives.device());
        assertTrue(noNatives.reason().contains("processors only"), noNatives.reason());
    }

    @Test
    void anAskedForGpuIsNeverReplacedSilently() {
        for (var facts : new MachineFacts[] {
            new MachineFacts(0, Natives.CUDA, Optional.empty()),
            new MachineFacts(1, Natives.CUDA, Optional.empty()),
            new MachineFacts(2, Natives.CPU, Optional.empty())
        }) {
            var failure = assertThrows(
                    DeviceUnavailableException.class, () -> Devices.decide(DeviceChoice.parse("gpu:1"), facts));
            assertTrue(failure.getMessage().startsWith("gpu:1 cannot be used, because "), failure.getMessage());
        }
    }

    @Test
    void theProcessorIsAlwaysThere() throws DeviceUnavailableException {
        assertEquals(
                new ComputeDevice.Cpu(),
                Devices.decide(DeviceChoice.parse("cpu")).device());
    }

    @Test
    void thisProcessCarriesPyTorchForTests() {
        assertTrue(MachineFacts.look().natives() != Natives.NONE);
    }
}
