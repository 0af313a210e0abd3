package org.lapwing.model.djl;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Casts between 32-bit floats and bfloat16; gradients flow back through both ways.
///
/// The engine's Java side cannot name bfloat16 (0.35 ends the process when asked), its scripts can. The two casts are
/// therefore TorchScript modules of one line, written in memory. What is lowered must not be asked for its data type.
final class Bfloat16 implements AutoCloseable {

    private static final int FLOAT32_IN_SCRIPT = 6;
    private static final int BFLOAT16_IN_SCRIPT = 15;

    private final Model lower;
    private final Model raise;

    /// @param manager tells the device; it stays the caller's
    Bfloat16(NDManager manager) {
        lower = cast(manager, BFLOAT16_IN_SCRIPT);
        raise = cast(manager, FLOAT32_IN_SCRIPT);
    }

    /// A copy in bfloat16 that belongs to the array's manager.
    NDArray lower(NDArray array) {
        return apply(lower, array);
    }

    /// A copy in 32-bit floats that belongs to the array's manager.
    NDArray raise(NDArray array) {
        return apply(raise, array);
    }

    private static NDArray apply(Model cast, NDArray array) {
        boolean gradients = true; // without, the engine answers arrays that backward refuses
        return cast.getBlock()
                .forward(new ParameterStore(array.getManager(), false), new NDList(array), gradients)
                .singletonOrThrow();
    }

    private static Model cast(NDManager manager, int type) {
        var model = manager.getEngine().newModel("cast", manager.getDevice());
        try {
            model.load(new ByteArrayInputStream(archive(type)));
        } catch (IOException | MalformedModelException failure) {
            model.close();
            throw new IllegalStateException("the engine refuses a cast", failure);
        }
        return model;
    }

    /// A TorchScript archive: the code as text and one object without attributes but `training`, pickled.
    private static byte[] archive(int type) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            entry(zip, "data.pkl", "\u0080\u0002c__torch__\nCast\n)\u0081}(X\b\0\0\0training\u0089ub.");
            entry(zip, "code/__torch__.py", """
                    class Cast(Module):
                      __parameters__ = []
                      __buffers__ = []
                      training : bool
                      def forward(self: __torch__.Cast,
                        x: Tensor) -> Tensor:
                        return torch.to(x, %d)
                    """.formatted(type));
            entry(zip, "constants.pkl", "\u0080\u0002).");
            entry(zip, "version", "3\n");
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry("cast/" + name));
        zip.write(content.getBytes(StandardCharsets.ISO_8859_1));
        zip.closeEntry();
    }

    @Override
    public void close() {
        lower.close();
        raise.close();
    }
}
