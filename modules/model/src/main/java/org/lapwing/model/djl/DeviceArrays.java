package org.lapwing.model.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;

/// Copies between Java arrays and the device.
///
/// Direct buffers are kept from batch to batch: an array made from one must be closed before the next is made.
final class DeviceArrays {

    private ByteBuffer imageBuffer = ByteBuffer.allocateDirect(0);

    /// Uploads patches so that they keep channels-last strides: LibTorch then picks its channels-last kernels, twice as
    /// fast on processors, and every later layer stays in that format.
    ///
    /// @param values NCHW
    NDArray image(NDManager manager, float[] values, int batch, int bands, int height, int width) {
        imageBuffer = grown(imageBuffer, values.length);
        var interleaved = imageBuffer.asFloatBuffer();
        int pixels = height * width;
        var row = new float[width * bands];
        for (int n = 0; n < batch; n++) {
            for (int y = 0; y < height; y++) {
                for (int band = 0; band < bands; band++) {
                    int from = (n * bands + band) * pixels + y * width;
                    for (int x = 0, to = band; x < width; x++, to += bands) {
                        row[to] = values[from + x];
                    }
                }
                interleaved.put(row);
            }
        }
        var nhwc = manager.create(imageBuffer, new Shape(batch, height, width, bands), DataType.FLOAT32);
        return nhwc.transpose(0, 3, 1, 2);
    }

    /// A direct buffer in native byte order for that many floats, at position 0 and with exactly that limit.
    static ByteBuffer grown(ByteBuffer buffer, int floats) {
        int bytes = Math.multiplyExact(floats, Float.BYTES);
        var fitting = buffer.capacity() >= bytes
                ? buffer
                : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        fitting.clear();
        fitting.limit(bytes);
        return fitting;
    }

    static NDArray upload(NDManager manager, Tensor tensor) {
        var shape =
                new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
        return manager.create(FloatBuffer.wrap(tensor.values()), shape, DataType.FLOAT32);
    }

    static Map<String, NDArray> upload(NDManager manager, Weights weights) {
        var arrays = new HashMap<String, NDArray>();
        weights.asMap().forEach((name, tensor) -> arrays.put(name, upload(manager, tensor)));
        return arrays;
    }
}
