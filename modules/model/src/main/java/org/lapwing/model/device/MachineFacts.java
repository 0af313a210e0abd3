package org.lapwing.model.device;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What can be known about GPUs from files alone.
///
/// @param gpus NVIDIA devices that a driver has announced
/// @param natives which PyTorch the process would load
/// @param version its version and build, where it is known
record MachineFacts(int gpus, Natives natives, Optional<String> version) {

    private static final Logger LOG = LoggerFactory.getLogger(MachineFacts.class);

    /// Kinds of PyTorch native libraries.
    enum Natives {
        /// Built with CUDA.
        CUDA,
        /// For processors only.
        CPU,
        /// None at all.
        NONE
    }

    static MachineFacts look() {
        int gpus = gpusOfDriver();
        var folder = System.getProperty("PYTORCH_LIBRARY_PATH", System.getenv("PYTORCH_LIBRARY_PATH"));
        if (folder != null) {
            var natives =
                    Files.exists(Path.of(folder, System.mapLibraryName("torch_cuda"))) ? Natives.CUDA : Natives.CPU;
            return new MachineFacts(gpus, natives, Optional.of(folder));
        }
        return carried(gpus);
    }

    private static int gpusOfDriver() {
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            var root = System.getenv("SystemRoot");
            // the number of devices is known only to the driver; PyTorch checks it when it opens one
            return root != null && Files.exists(Path.of(root, "System32", "nvcuda.dll")) ? 1 : 0;
        }
        if (Files.exists(Path.of("/dev/dxg")) && Files.exists(Path.of("/usr/lib/wsl/lib/libcuda.so.1"))) {
            return 1;
        }
        if (!Files.exists(Path.of("/dev/nvidiactl"))) {
            return 0;
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(Path.of("/dev"), "nvidia[0-9]*")) {
            int count = 0;
            for (var _ : devices) {
                count++;
            }
            return count;
        } catch (IOException failure) {
            LOG.warn("/dev cannot be listed, so no GPU is seen", failure);
            return 0;
        }
    }

    /// What the class path carries.
    private static MachineFacts carried(int gpus) {
        var found = new MachineFacts(gpus, Natives.NONE, Optional.empty());
        try {
            var loader = MachineFacts.class.getClassLoader();
            for (var url : Collections.list(loader.getResources("native/lib/pytorch.properties"))) {
                var properties = new Properties();
                try (var stream = url.openStream()) {
                    properties.load(stream);
                }
                var flavor = properties.getProperty("flavor", "");
                var version = Optional.of(properties.getProperty("version", "") + " " + flavor);
                if (flavor.startsWith("cu")) {
                    return new MachineFacts(gpus, Natives.CUDA, version);
                }
                found = new MachineFacts(gpus, Natives.CPU, version);
            }
        } catch (IOException failure) {
            LOG.warn("the class path cannot be searched for PyTorch", failure);
        }
        return found;
    }
}
