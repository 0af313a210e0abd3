package org.lapwing.model.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.ModelException;
import org.lapwing.model.Tensor;
import org.lapwing.model.Weights;

/// The stored arrays of ONNX files. The network in the file is not run.
public final class OnnxWeights {

    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private OnnxWeights() {}

    /// Reads the initialisers that are floats of 32 bits.
    ///
    /// @throws ModelException if the file is missing, damaged, or keeps its values in other files
    public static Weights read(Path file) throws ModelException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ModelException(file + " is above 2 GiB; an ONNX file of that size is damaged.");
            }
            var model = ModelProto.parseFrom(Files.readAllBytes(file));
            if (!model.hasGraph()) {
                throw damaged(file, "it holds no network", null);
            }
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var initialiser : model.getGraph().getInitializerList()) {
                if (initialiser.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
                    tensors.put(initialiser.getName(), tensor(file, initialiser));
                }
            }
            return new Weights(tensors);
        } catch (InvalidProtocolBufferException failure) {
            throw damaged(file, String.valueOf(failure.getMessage()), failure);
        } catch (ModelException known) {
            throw known;
        } catch (NoSuchFileException missing) {
            throw new ModelException(file + " is missing. Check its name.", missing);
        } catch (IOException failure) {
            throw new ModelException(file + " could not be read: " + failure + ".", failure);
        }
    }

    private static Tensor tensor(Path file, TensorProto proto) throws ModelException {
        if (proto.getDataLocation() == TensorProto.DataLocation.EXTERNAL) {
            throw new ModelException(
                    file + " keeps the values of " + proto.getName() + " in another file. Save it again as one file.");
        }
        var shape = proto.getDimsList().stream().map(Math::toIntExact).toList();
        try {
            if (!proto.hasRawData()) {
                var values = new float[proto.getFloatDataCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = proto.getFloatData(i);
                }
                return new Tensor(shape, values);
            }
            var buffer = ByteBuffer.wrap(proto.getRawData().toByteArray())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            var values = new float[buffer.remaining()];
            buffer.get(values);
            return new Tensor(shape, values);
        } catch (IllegalArgumentException | ArithmeticException failure) {
            throw damaged(file, proto.getName() + ": " + failure.getMessage(), failure);
        }
    }

    private static ModelException damaged(Path file, String how, @Nullable Exception cause) {
        var sentence = file + " is damaged or no ONNX file: " + how + ". Copy it again from its origin.";
        return cause == null ? new ModelException(sentence) : new ModelException(sentence, cause);
    }
}
