package org.lapwing.model.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.CancelledException;
import org.lapwing.jobs.DeviceQueue;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.DeviceChoice;
import org.lapwing.model.device.DeviceDecision;
import org.lapwing.model.device.DeviceUnavailableException;
import org.lapwing.model.device.Machine;

class DeviceDoctorTest {

    private static final DeviceDecision CPU = new DeviceDecision(new ComputeDevice.Cpu(), "no GPU");
    private static final List<Trial> WELL =
            List.of(Trial.went(Trial.Kind.MAPPING, 2e6, 1), Trial.went(Trial.Kind.TRAINING, 1e6, 2));

    @Test
    void thisMachineMapsAndTrains() throws Exception {
        try (var device = new DeviceQueue("device-0")) {
            var report =
                    DeviceDoctor.examine(new DeviceChoice.Exactly(new ComputeDevice.Cpu()), device, CancelToken.NEVER);

            assertTrue(report.isWell(), report.trials().toString());
            assertEquals(Trial.Kind.MAPPING, report.trials().getFirst().kind());
            assertEquals(Trial.Kind.TRAINING, report.trials().get(1).kind());
            for (var trial : report.trials()) {
                assertTrue(trial.megapixelsPerSecond().orElse(0) > 0, trial.toString());
            }
        }
    }

    @Test
    void aDeviceThatIsNotThereIsRefusedWithItsReason() {
        try (var device = new DeviceQueue("device-0")) {
            var choice = new DeviceChoice.Exactly(new ComputeDevice.Gpu(99));
            var refused = assertThrows(
                    DeviceUnavailableException.class, () -> DeviceDoctor.examine(choice, device, CancelToken.NEVER));
            assertTrue(String.valueOf(refused.getMessage()).contains("gpu:99"), refused.getMessage());
        }
    }

    @Test
    void aCancelledExaminationEnds() {
        var cancel = CancelToken.create();
        cancel.cancel();
        try (var device = new DeviceQueue("device-0")) {
            assertThrows(CancelledException.class, () -> DeviceDoctor.examine(new DeviceChoice.Auto(), device, cancel));
        }
    }

    @Test
    void aGoodMachineNeedsNoAdvice() {
        assertEquals(List.of(), DeviceDoctor.advice(machine(0, "2.7.1 cpu", 16L << 30, 4L << 30, true), CPU, WELL));
    }

    @Test
    void aGpuThatThisInstallationCannotUseIsNamedBeforeLesserThings() {
        var advice = DeviceDoctor.advice(machine(1, "2.7.1 cpu", 16L << 30, 4L << 30, false), CPU, WELL);

        assertEquals(List.of(Advice.INSTALL_CUDA_BUILD, Advice.USE_LAUNCHER), advice);
        assertEquals(
                List.of(Advice.INSTALL_DRIVER),
                DeviceDoctor.advice(machine(0, "2.5.1 cu124", 16L << 30, 4L << 30, true), CPU, WELL));
    }

    @Test
    void littleMemoryAndASmallShareOfMuchAreDifferentThings() {
        assertEquals(
                List.of(Advice.LITTLE_MEMORY),
                DeviceDoctor.advice(machine(0, "2.7.1 cpu", 3L << 30, 700L << 20, true), CPU, WELL));
        assertEquals(
                List.of(Advice.RAISE_HEAP),
                DeviceDoctor.advice(machine(0, "2.7.1 cpu", 16L << 30, 512L << 20, true), CPU, WELL));
    }

    @Test
    void whatFailsIsReportedAndSoIsAMissingPyTorch() {
        var failed = List.of(Trial.failed(Trial.Kind.TRAINING, "It broke."));
        var machine = machine(0, "2.7.1 cpu", 16L << 30, 4L << 30, true);

        assertEquals(List.of(Advice.REPORT_FAILURE), DeviceDoctor.advice(machine, CPU, failed));
        assertFalse(new DoctorReport(machine, CPU, failed, List.of()).isWell());
        assertEquals(
                List.of(Advice.INSTALL_PYTORCH),
                DeviceDoctor.advice(machine(0, "", 16L << 30, 4L << 30, true), CPU, failed));
    }

    private static Machine machine(int gpus, String pytorch, long memory, long heap, boolean oneArena) {
        return new Machine(
                "Linux 6, amd64",
                "a processor",
                2,
                List.of("avx2"),
                OptionalLong.of(memory),
                heap,
                gpus,
                Optional.empty(),
                pytorch.isEmpty() ? Optional.empty() : Optional.of(pytorch),
                oneArena);
    }
}
