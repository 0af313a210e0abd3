package org.lapwing.model.device;

/// Decides which device a choice means on this machine, without loading an engine.
public final class Devices {

    private Devices() {}

    /// Decides.
    ///
    /// @throws DeviceUnavailableException if a device was asked for by name and cannot be used
    public static DeviceDecision decide(DeviceChoice choice) throws DeviceUnavailableException {
        return decide(choice, MachineFacts.look());
    }

    static DeviceDecision decide(DeviceChoice choice, MachineFacts facts) throws DeviceUnavailableException {
        return switch (choice) {
            case DeviceChoice.Auto _ -> {
                var obstacle = obstacle(0, facts);
                yield obstacle.isEmpty()
                        ? new DeviceDecision(
                                new ComputeDevice.Gpu(0), "The GPU is used: driver and CUDA libraries are present.")
                        : new DeviceDecision(
                                new ComputeDevice.Cpu(), "The processor is used, because " + obstacle + ".");
            }
            case DeviceChoice.Exactly(ComputeDevice.Cpu cpu) ->
                new DeviceDecision(cpu, "The processor is used, as asked for.");
            case DeviceChoice.Exactly(ComputeDevice.Gpu gpu) -> {
                var obstacle = obstacle(gpu.number(), facts);
                if (!obstacle.isEmpty()) {
                    throw new DeviceUnavailableException(
                            gpu + " cannot be used, because " + obstacle + ". Choose auto or cpu to work without it.");
                }
                yield new DeviceDecision(gpu, gpu + " is used, as asked for.");
            }
        };
    }

    private static String obstacle(int number, MachineFacts facts) {
        if (facts.gpus() == 0) {
            return "no NVIDIA driver was found on this machine";
        }
        if (number >= facts.gpus()) {
            return "the NVIDIA driver announces only " + facts.gpus() + " device" + (facts.gpus() == 1 ? "" : "s");
        }
        return switch (facts.natives()) {
            case CUDA -> "";
            case CPU ->
                "this installation carries PyTorch for processors only (point PYTORCH_LIBRARY_PATH to a PyTorch"
                        + " built with CUDA)";
            case NONE -> "this installation carries no PyTorch";
        };
    }
}
