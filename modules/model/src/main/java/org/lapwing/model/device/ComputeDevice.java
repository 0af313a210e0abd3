package org.lapwing.model.device;

/// A processor that runs networks.
public sealed interface ComputeDevice {

    /// The processor cores.
    record Cpu() implements ComputeDevice {
        @Override
        public String toString() {
            return "cpu";
        }
    }

    /// A CUDA device.
    ///
    /// @param number its number, from 0
    record Gpu(int number) implements ComputeDevice {
        /// Checks the number.
        public Gpu {
            if (number < 0) {
                throw new IllegalArgumentException("gpu:" + number);
            }
        }

        @Override
        public String toString() {
            return "gpu:" + number;
        }
    }
}
