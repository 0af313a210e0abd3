package org.lapwing.labels.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.EditRefusedException;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LabelStore;
import org.lapwing.labels.exchange.MergeConflict.Side;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class LabelMergeTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final LabelClasses CLASSES =
            new LabelClasses(List.of(LabelClass.of(1, "water", "#2B6CB0"), LabelClass.of(2, "forest", "#2F855A")));

    @TempDir
    private Path folder;

    private int named;
    private final Supplier<UUID> ids = () -> new UUID(99, ++named);

    @Test
    void whatOnlyOneSideChangedIsTakenAndWhatBothChangedIsAConflict() throws IOException, EditRefusedException {
        var ours = folder.resolve("ours.gpkg");
        var theirs = twoCopies(ours);
        edit(
                ours,
                "Ada",
                new LabelEdit.Add(drawn(10, 1, box(50, 0, 60, 10), "Ada")),
                new LabelEdit.Replace(drawn(2, 2, box(20, 0, 31, 10), "Ada")),
                new LabelEdit.Remove(id(3)));
        edit(
                theirs,
                "Bob",
                new LabelEdit.Add(drawn(11, 2, box(55, 0, 65, 10), "Bob")),
                new LabelEdit.Replace(drawn(1, 2, box(0, 0, 10, 10), "Bob")),
                new LabelEdit.Replace(drawn(2, 1, box(20, 0, 30, 10), "Bob")),
                new LabelEdit.Replace(drawn(3, 1, box(40, 0, 44, 10), "Bob")),
                new LabelEdit.Remove(id(4)));

        var merge = LabelMerge.between(ours, theirs);

        assertEquals(5, merge.commonRevision());
        assertEquals(List.of(id(11), id(1)), sorted(merge.takenOver()));
        assertEquals(
                List.of(id(4)), merge.removed().stream().map(Annotation::id).toList());
        assertEquals(
                Map.of(
                        id(2), "Both changed shape and class.",
                        id(3), "Removed here, changed by Bob."),
                Map.of(
                        merge.conflicts().get(0).id(), merge.conflicts().get(0).sentence(),
                        merge.conflicts().get(1).id(), merge.conflicts().get(1).sentence()));
        var overlap = merge.overlaps().getFirst();
        assertEquals(
                List.of(id(10), id(11)),
                List.of(overlap.ours().id(), overlap.theirs().id()));
        assertEquals(50, overlap.area(), 1e-9);

        var refused = assertThrows(IOException.class, () -> merge.edit(Map.of(), Optional.empty(), ids));
        assertTrue(refused.getMessage().startsWith("2 conflicts are not decided"), refused.getMessage());
        var merged = applied(ours, merge.edit(Map.of(id(2), Side.BOTH), Optional.of(Side.THEIRS), ids));
        assertEquals(6, merged.size());
        assertEquals(2, merged.find(id(1)).orElseThrow().classCode());
        assertEquals(2, merged.find(id(2)).orElseThrow().classCode());
        assertEquals(1, merged.find(new UUID(99, 1)).orElseThrow().classCode());
        assertEquals(
                4,
                merged.find(id(3))
                        .orElseThrow()
                        .geometry()
                        .getEnvelopeInternal()
                        .getWidth(),
                1e-9);
        assertTrue(merged.find(id(4)).isEmpty());
    }

    @Test
    void bothCopiesMergedIntoEachOtherSayTheSame() throws IOException, EditRefusedException {
        var ours = folder.resolve("ours.gpkg");
        var theirs = twoCopies(ours);
        edit(ours, "Ada", new LabelEdit.Add(drawn(10, 1, box(50, 0, 60, 10), "Ada")), new LabelEdit.Remove(id(1)));
        edit(theirs, "Bob", new LabelEdit.Replace(drawn(2, 1, box(20, 0, 30, 10), "Bob")));
        var intoOurs = LabelMerge.between(ours, theirs).edit(Map.of(), Optional.empty(), ids);
        var intoTheirs = LabelMerge.between(theirs, ours).edit(Map.of(), Optional.empty(), ids);
        var one = applied(ours, intoOurs);
        var other = applied(theirs, intoTheirs);
        assertEquals(one.size(), other.size());
        for (var each : one.annotations()) {
            assertTrue(other.find(each.id()).orElseThrow().withOrder(0).saysTheSameAs(each.withOrder(0)));
        }
    }

    @Test
    void mergingAgainBringsNothingNew() throws IOException, EditRefusedException {
        var ours = folder.resolve("ours.gpkg");
        var theirs = twoCopies(ours);
        edit(theirs, "Bob", new LabelEdit.Add(drawn(11, 2, box(55, 0, 65, 10), "Bob")));
        applied(ours, LabelMerge.between(ours, theirs).edit(Map.of(), Optional.empty(), ids));
        var again = LabelMerge.between(ours, theirs);
        assertEquals(List.of(), again.takenOver());
        assertEquals(List.of(), again.conflicts());
    }

    @Test
    void classesThatBothAddedUnderOneCodeBothStay() throws IOException, EditRefusedException {
        var ours = folder.resolve("ours.gpkg");
        var theirs = twoCopies(ours);
        edit(ours, "Ada", new LabelEdit.Classes(CLASSES.with(LabelClass.of(3, "rock", "#777777"))));
        edit(
                theirs,
                "Bob",
                new LabelEdit.Classes(CLASSES.replacing(LabelClass.of(1, "lake", "#2B6CB0"))
                        .with(LabelClass.of(3, "sand", "#EEDD99"))
                        .with(LabelClass.of(4, "Rock", "#777777"))),
                new LabelEdit.Add(drawn(11, 3, box(55, 0, 65, 10), "Bob")),
                new LabelEdit.Add(drawn(12, 4, box(55, 0, 65, 10), "Bob")));
        var merged = applied(ours, LabelMerge.between(ours, theirs).edit(Map.of(), Optional.empty(), ids));
        assertEquals("lake", merged.classes().find(1).orElseThrow().name());
        assertEquals("rock", merged.classes().find(3).orElseThrow().name());
        var sand = merged.classes().named("sand").orElseThrow();
        assertEquals(sand.code(), merged.find(id(11)).orElseThrow().classCode());
        assertEquals(3, merged.find(id(12)).orElseThrow().classCode());
    }

    @Test
    void filesThatWereNeverOneAreNotMerged() throws IOException, EditRefusedException {
        var ours = folder.resolve("ours.gpkg");
        twoCopies(ours);
        var other = folder.resolve("other.gpkg");
        LabelStore.create(other, "", CLASSES, "Cleo", CLOCK).close();
        var refused = assertThrows(IOException.class, () -> LabelMerge.between(ours, other));
        assertTrue(refused.getMessage().contains("is no copy of"), refused.getMessage());
    }

    private Path twoCopies(Path ours) throws IOException, EditRefusedException {
        LabelStore.create(ours, "", CLASSES, "Ada", CLOCK).close();
        for (int i = 1; i <= 4; i++) {
            edit(ours, "Ada", new LabelEdit.Add(drawn(i, 1, box(20 * i - 20, 0, 20 * i - 10, 10), "Ada")));
        }
        return Files.copy(ours, folder.resolve("theirs.gpkg"));
    }

    private static void edit(Path file, String author, LabelEdit... edits) throws IOException, EditRefusedException {
        try (var store = LabelStore.open(file, author, CLOCK)) {
            for (var each : edits) {
                store.apply(each);
            }
        }
    }

    private static LabelSnapshot applied(Path file, LabelEdit edit) throws IOException, EditRefusedException {
        try (var store = LabelStore.open(file, "Ada", CLOCK)) {
            store.apply(edit);
            return store.snapshot();
        }
    }

    private static List<UUID> sorted(List<Annotation> annotations) {
        return annotations.stream()
                .map(Annotation::id)
                .sorted((a, b) -> -a.compareTo(b))
                .toList();
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }

    private static Annotation drawn(int number, int code, Geometry geometry, String author) {
        return Annotation.drawn(id(number), code, geometry, author, NOON);
    }

    private static Geometry box(double left, double bottom, double right, double top) {
        return new GeometryFactory().toGeometry(new Envelope(left, right, bottom, top));
    }
}
