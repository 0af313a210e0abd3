package org.lapwing.learning.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void theFarthestPatchIsTakenAgainAndAgain() {
        // places on a line; 0 is labelled. Farthest are 10, then 5 (5 away), then 7 (2 away; 2 is as far: the lot
        // decides)
        var line = onALine(0, 2, 5, 7, 10);
        var spread = new Spread(line);
        spread.add(0);
        var open = open(1, 2, 3, 4);
        long[] lots = {0, 1, 2, 3, 4};
        var order = new ArrayList<Integer>();
        while (!open.isEmpty()) {
            int next = spread.farthest(open, lots);
            order.add(next);
            open.clear(next);
            spread.add(next);
        }
        assertEquals(List.of(4, 2, 3, 1), order);
        assertEquals(0, spread.distance(1));
    }

    @Test
    void greedyCentresCoverAtLeastHalfAsWellAsTheBest() {
        // Gonzalez 1985: the farthest patch is at most twice as far as with the best choice of as many centres
        var random = new SplittableRandom(4);
        var points = DoubleStream.generate(random::nextDouble).limit(12).toArray();
        var spread = new Spread(onALine(points));
        var open = new BitSet();
        open.set(0, points.length);
        for (int i = 0; i < 3; i++) {
            int next = i == 0 ? 0 : spread.farthest(open, new long[points.length]);
            spread.add(next);
        }
        double greedy = 0;
        for (int i = 0; i < points.length; i++) {
            greedy = Math.max(greedy, spread.distance(i));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int a = 0; a < points.length; a++) {
            for (int b = a; b < points.length; b++) {
                for (int c = b; c < points.length; c++) {
                    double farthest = 0;
                    for (double point : points) {
                        farthest = Math.max(
                                farthest,
                                Math.min(
                                        Math.abs(point - points[a]),
                                        Math.min(Math.abs(point - points[b]), Math.abs(point - points[c]))));
                    }
                    best = Math.min(best, farthest);
                }
            }
        }
        assertTrue(greedy <= 2 * best + 1e-9, greedy + " against " + best);
    }

    @Test
    void drawsGoBySquaredDistance() {
        // from 0: squared distances 1 and 9, so the far one is drawn nine times of ten
        var spread = new Spread(onALine(0, 1, 3));
        spread.add(0);
        var random = new SplittableRandom(1);
        int far = 0;
        for (int i = 0; i < 10_000; i++) {
            far += spread.drawn(open(1, 2), new long[3], random) == 2 ? 1 : 0;
        }
        assertEquals(9000, far, 120);
    }

    @Test
    void wherePatchesCoincideTheLotDecides() {
        var spread = new Spread(onALine(2, 2, 2));
        spread.add(0);
        assertEquals(2, spread.drawn(open(1, 2), new long[] {0, 5, 9}, new SplittableRandom(1)));
        assertEquals(1, spread.farthest(open(1, 2), new long[] {0, 9, 5}));
    }

    @Test
    void withoutACentreItBeginsInTheMiddle() {
        assertEquals(2, new Spread(onALine(0, 1, 4, 9)).middle(open(0, 1, 2, 3), new long[4]));
    }

    private static List<float[]> onALine(double... places) {
        return DoubleStream.of(places)
                .mapToObj(each -> new float[] {(float) each})
                .toList();
    }

    private static BitSet open(int... patches) {
        var open = new BitSet();
        for (int each : patches) {
            open.set(each);
        }
        return open;
    }
}
