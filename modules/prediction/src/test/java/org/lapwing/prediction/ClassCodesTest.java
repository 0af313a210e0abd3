package org.lapwing.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;

class ClassCodesTest {

    private static LegendClass aClass(int code, List<Integer> merges) {
        return new LegendClass(code, "class " + code, "#123456", merges);
    }

    @Test
    void indicesBecomeCodes() {
        byte[] indices = {0, 2, 1, 2};
        ClassCodes.of(Models.legend()).encode(indices, 3);
        assertArrayEquals(new byte[] {10, 30, 20, 2}, indices);
    }

    @Test
    void noDataIsTheLowestIgnoredCode() {
        assertEquals(
                7,
                ClassCodes.of(new Legend(List.of(aClass(1, List.of())), Set.of(200, 7)))
                        .noData());
    }

    @Test
    void withoutIgnoredCodesNoDataIs255OrTheNextFreeBelow() {
        assertEquals(
                255,
                ClassCodes.of(new Legend(List.of(aClass(1, List.of())), Set.of()))
                        .noData());
        assertEquals(
                253,
                ClassCodes.of(new Legend(List.of(aClass(255, List.of(254))), Set.of()))
                        .noData());
    }

    @Test
    void aLegendThatUsesEveryCodeLeavesNoneForNoData() {
        var all = IntStream.rangeClosed(1, 255).boxed().toList();
        var legend = new Legend(List.of(aClass(0, all)), Set.of());
        assertThrows(IllegalArgumentException.class, () -> ClassCodes.of(legend));
    }

    @Test
    void indicesAreKeptWhereIndicesAreAskedFor() {
        byte[] indices = {0, 2, 1};
        ClassCodes.indices(Models.legend()).encode(indices, 3);
        assertArrayEquals(new byte[] {0, 2, 1}, indices);
        assertEquals(Legend.UNLABELLED, ClassCodes.indices(Models.legend()).noData());
    }

    @Test
    void unknownPixelsHaveTheHighestCodeThatIsLeft() {
        byte[] indices = {ClassCodes.UNKNOWN, 0};
        var codes = ClassCodes.of(new Legend(List.of(aClass(1, List.of(255))), Set.of()));
        codes.encode(indices, 2);
        assertEquals(254, codes.noData());
        assertArrayEquals(new byte[] {(byte) 253, 1}, indices);
        assertEquals(255, ClassCodes.of(Models.legend()).unknown());
    }

    @Test
    void aLegendThatLeavesOneCodeHasNoneForUnknownPixels() {
        var all = IntStream.rangeClosed(1, 254).boxed().toList();
        var codes = ClassCodes.of(new Legend(List.of(aClass(0, all)), Set.of()));
        assertEquals(255, codes.noData());
        assertThrows(IllegalArgumentException.class, codes::unknown);
    }
}
