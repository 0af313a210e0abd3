package org.lapwing.labels.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/// Edits of every kind, by chance, that a store of [Drawings#CLASSES] accepts.
final class RandomEdits {

    private final SplittableRandom random;
    private int added;

    RandomEdits(SplittableRandom random) {
        this.random = random;
    }

    /// The edit that a given state is followed by, always the same one.
    static LabelEdit after(LabelSnapshot snapshot) {
        var edits = new RandomEdits(new SplittableRandom(snapshot.revision()));
        edits.added = Math.toIntExact(10 * snapshot.revision());
        return edits.next(snapshot);
    }

    LabelEdit next(LabelSnapshot snapshot) {
        int choice = random.nextInt(20);
        if (choice == 0) {
            var old = snapshot.classes().classes().get(random.nextInt(4));
            return new LabelEdit.Classes(snapshot.classes()
                    .replacing(new LabelClass(
                            old.code(),
                            "class " + old.code() + " of " + random.nextInt(1000),
                            old.color(),
                            old.parent(),
                            old.role())));
        }
        if (choice < 4) {
            var all = new ArrayList<LabelEdit>();
            for (int i = 0; i < 3; i++) {
                all.add(add());
            }
            if (snapshot.size() > 0) {
                var victim = any(snapshot);
                all.add(new LabelEdit.Remove(victim.id()));
                all.add(new LabelEdit.Add(victim.withOrder(0).withComment("again")));
            }
            return LabelEdit.of(all);
        }
        if (choice < 12 || snapshot.size() == 0) {
            return add();
        }
        var old = any(snapshot);
        return choice < 16
                ? new LabelEdit.Remove(old.id())
                : new LabelEdit.Replace(old.withClass(1 + random.nextInt(3))
                        .withGeometry(shape())
                        .withOrder(random.nextBoolean() ? 0 : 1 + random.nextInt(400))
                        .withConfidence(OptionalDouble.of(random.nextDouble())));
    }

    private LabelEdit add() {
        return new LabelEdit.Add(Drawings.drawn(++added, List.of(1, 2, 3, 9).get(random.nextInt(4)), shape())
                .withRound(random.nextInt(3)));
    }

    private Annotation any(LabelSnapshot snapshot) {
        var all = snapshot.annotations();
        return all.get(random.nextInt(all.size()));
    }

    private org.locationtech.jts.geom.Geometry shape() {
        double x = random.nextDouble(90);
        double y = random.nextDouble(90);
        return random.nextInt(4) == 0
                ? Drawings.point(x, y)
                : Drawings.box(x, y, x + 1 + random.nextDouble(9), y + 1 + random.nextDouble(9));
    }
}
