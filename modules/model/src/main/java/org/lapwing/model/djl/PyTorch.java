package org.lapwing.model.djl;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import org.lapwing.model.ModelException;
import org.lapwing.model.device.ComputeDevice;
import org.lapwing.model.device.NativeSettings;
import org.lapwing.model.device.NativeSettings.Thrift;
import org.lapwing.model.device.NativeSettings.Waiting;

/// The PyTorch engine of this process.
final class PyTorch {

    private PyTorch() {}

    /// Loads the engine and opens a manager of arrays on a device.
    ///
    /// @throws ModelException if the natives are missing or the device is
    static NDManager open(ComputeDevice device) throws ModelException {
        NativeSettings.apply(Thrift.recommended(), Waiting.SPINNING);
        try {
            var engine = Engine.getEngine("PyTorch");
            return switch (device) {
                case ComputeDevice.Cpu _ -> engine.newBaseManager(Device.cpu());
                case ComputeDevice.Gpu gpu -> {
                    if (engine.getGpuCount() <= gpu.number()) {
                        throw new ModelException("PyTorch sees " + engine.getGpuCount() + " CUDA devices, so " + gpu
                                + " cannot be used; choose --device cpu, or install natives that fit the driver.");
                    }
                    yield engine.newBaseManager(Device.gpu(gpu.number()));
                }
            };
        } catch (EngineException | LinkageError failure) {
            throw new ModelException(
                    "PyTorch's native libraries could not be loaded; reinstall Lapwing for this operating system.",
                    failure);
        }
    }
}
