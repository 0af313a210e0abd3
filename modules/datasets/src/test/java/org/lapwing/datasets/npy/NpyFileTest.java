package org.lapwing.datasets.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {

    @TempDir
    private Path folder;

    @Test
    void namesReadBackAreTheSame() throws IOException {
        var file = folder.resolve("names.npy");
        var names = List.of("river_00064_00128", "", "fluß", "\uD83C\uDF32 wood");
        NpyFile.writeNames(file, names);
        assertEquals(names, NpyFile.readNames(file));
        NpyFile.writeNames(file, List.of());
        assertEquals(List.of(), NpyFile.readNames(file));
    }

    @Test
    void theBytesAreThoseOfNumpySave() throws IOException {
        // numpy 1.24: numpy.save('x', numpy.array(['ab', 'c'])) writes a head of 128 bytes and 16 bytes of UCS-4
        var file = folder.resolve("x.npy");
        NpyFile.writeNames(file, List.of("ab", "c"));
        var bytes = Files.readAllBytes(file);
        var head = "{'descr': '<U2', 'fortran_order': False, 'shape': (2,), }";
        assertEquals(head, new String(bytes, 10, head.length(), StandardCharsets.US_ASCII));
        int data = 10 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getShort(8);
        assertEquals(0, data % 64);
        assertEquals('\n', bytes[data - 1]);
        assertArrayEquals(
                new byte[] {'a', 0, 0, 0, 'b', 0, 0, 0, 'c', 0, 0, 0, 0, 0, 0, 0},
                java.util.Arrays.copyOfRange(bytes, data, bytes.length));
    }

    @Test
    void numbersAreWrittenAsTheyAreDescribed() throws IOException {
        var file = folder.resolve("rounds.npy");
        NpyFile.writeIntegers(file, List.of(0, 0, 7));
        var bytes = Files.readAllBytes(file);
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).contains("'descr': '<i8'"));
        assertEquals(7, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(bytes.length - 8));
        NpyFile.writeTable(file, List.of(List.of(1.0, Double.NaN), List.of(0.25, 0.75)));
        bytes = Files.readAllBytes(file);
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).contains("'shape': (2, 2,)"));
        assertEquals(0.75, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(bytes.length - 8));
    }

    @Test
    void listsOfOtherMakersAreRead() throws IOException {
        var bigEndian = made("{'descr': '>U1', 'fortran_order': False, 'shape': (2,), }", 0, 0, 0, 'x', 0, 0, 0, 'y');
        assertEquals(List.of("x", "y"), NpyFile.readNames(bigEndian));
        var bytes = made("{'descr': '|S3', 'fortran_order': False, 'shape': (2,), }", 'a', 'b', 0, 'c', 0, 0);
        assertEquals(List.of("ab", "c"), NpyFile.readNames(bytes));
        var text = folder.resolve("names.txt");
        Files.writeString(text, "one\n\n  two \r\n");
        assertEquals(List.of("one", "two"), NpyFile.readNames(text));
    }

    @Test
    void whatIsNoListOfNamesSaysWhyAndWhatToDo() throws IOException {
        refused("may run code", made("{'descr': '|O', 'fortran_order': False, 'shape': (2,), }", 1, 2, 3));
        refused("no list of names", made("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 1, 2, 3));
        refused("no list of names", made("{'descr': '<U1', 'fortran_order': False, 'shape': (1, 2), }", 1, 2, 3));
        refused("cut short", made("{'descr': '<U9', 'fortran_order': False, 'shape': (2000000000,), }", 1, 2, 3));
        refused("no plain array", made("{'descr': [('a', '<U1')], 'shape': (2,), }", 1, 2, 3));
        refused("no letter", made("{'descr': '<U1', 'fortran_order': False, 'shape': (1,), }", 255, 255, 255, 255));
        var other = folder.resolve("other.npy");
        Files.writeString(other, "PK");
        refused("no .npy file", other);
        Files.write(other, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0, 1, 1});
        refused("cut short", other);
        refused("There is no list", folder.resolve("missing.npy"));
    }

    private static void refused(String why, Path file) {
        var failure = assertThrows(IOException.class, () -> NpyFile.readNames(file));
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
    }

    private Path made(String head, int... data) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) head.length(), 0});
        bytes.write(head.getBytes(StandardCharsets.US_ASCII));
        for (int each : data) {
            bytes.write(each);
        }
        return Files.write(folder.resolve("made.npy"), bytes.toByteArray());
    }
}
