package org.lapwing.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatchTransformTest {

    @Test
    void theEightSymmetriesDiffer() {
        var seen = new HashSet<List<Byte>>();
        for (int symmetry = 0; symmetry < 8; symmetry++) {
            seen.add(labels(transformed(3, 3, symmetry)));
        }
        assertEquals(8, seen.size());
    }

    @Test
    void imageAndLabelsTurnTogether() {
        for (int symmetry = 0; symmetry < 8; symmetry++) {
            var batch = transformed(5, 5, symmetry);
            for (int i = 0; i < 25; i++) {
                assertEquals(batch.classIndices()[i], batch.input()[i], 1e-6, "symmetry " + symmetry);
            }
        }
    }

    @Test
    void theIdentityChangesNothing() {
        assertEquals(List.of((byte) 0, (byte) 1, (byte) 2, (byte) 3), labels(transformed(2, 2, 0)));
    }

    @Test
    void aLargerSceneShrinksIntoThePatch() {
        var batch = transformed(8, 4, 0);
        // pixel (0, 0) of the patch covers columns 0, 1 and rows 0, 1 of the scene, whose values are 0, 1, 8, 9
        assertEquals(4.5, batch.input()[0], 1e-5);
        assertEquals(4.5 + 2, batch.input()[1], 1e-5);
        assertEquals(4.5 + 16, batch.input()[4], 1e-5);
    }

    @Test
    void gainAndShiftActOnSamplesOnly() {
        var batch = new Batch(1, 1, 2);
        new PatchTransform(2, 2, 0)
                .copy(
                        new float[] {1, 2, 3, 4},
                        new byte[] {1, 1, 1, 1},
                        new float[] {2},
                        new float[] {10},
                        batch,
                        0,
                        1);
        assertEquals(12, batch.input()[0]);
        assertEquals(18, batch.input()[3]);
        assertEquals(1, batch.classIndices()[3]);
    }

    private static Batch transformed(int from, int to, int symmetry) {
        var samples = new float[from * from];
        var classes = new byte[from * from];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i;
            classes[i] = (byte) i;
        }
        var batch = new Batch(1, 1, to);
        new PatchTransform(from, to, symmetry).copy(samples, classes, new float[] {1}, new float[] {0}, batch, 0, 1);
        return batch;
    }

    private static List<Byte> labels(Batch batch) {
        var list = new java.util.ArrayList<Byte>();
        for (byte each : batch.classIndices()) {
            list.add(each);
        }
        return list;
    }
}
