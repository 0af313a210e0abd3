package org.lapwing.labels.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.lapwing.labels.annotation.Annotation;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.annotation.LoggedEdit;
import org.lapwing.labels.annotation.SavedLabels;
import org.lapwing.labels.exchange.MergeConflict.Side;

/// The work of two annotators on copies of one file, brought together. Immutable; changes nothing itself.
///
/// Three states are compared, annotation by annotation: the last one that the copies share, and both of now. What only
/// one side changed is taken from there; what both changed in different ways is a conflict that a person or a policy
/// decides.
public final class LabelMerge {

    /// Two annotations of different classes that the two sides drew over the same ground since their copies were one.
    ///
    /// @param ours drawn or changed here
    /// @param theirs drawn or changed in the other copy
    /// @param area that they share, in square units of the reference system
    public record Overlap(Annotation ours, Annotation theirs, double area) {}

    private final LabelSnapshot base;
    private final LabelSnapshot ours;
    private final MergedClasses classes;
    private final List<MergeConflict> conflicts = new ArrayList<>();
    private final Map<UUID, Optional<Annotation>> taken = new LinkedHashMap<>();
    private final List<Annotation> changedHere = new ArrayList<>();

    private LabelMerge(LabelSnapshot base, LabelSnapshot ours, LabelSnapshot theirs) {
        this.base = base;
        this.ours = ours;
        this.classes = new MergedClasses(base.classes(), ours.classes(), theirs.classes());
        var ids = new LinkedHashMap<UUID, Boolean>();
        ours.annotations().forEach(each -> ids.put(each.id(), true));
        theirs.annotations().forEach(each -> ids.put(each.id(), true));
        base.annotations().forEach(each -> ids.put(each.id(), true));
        ids.keySet()
                .forEach(id -> compare(
                        id, base.find(id), ours.find(id), theirs.find(id).map(classes::here)));
        taken.values().forEach(each -> each.ifPresent(one -> classes.require(one.classCode(), theirs.classes())));
        conflicts.forEach(each -> each.theirs().ifPresent(one -> classes.require(one.classCode(), theirs.classes())));
    }

    /// Compares three states.
    ///
    /// @param base the last state that both share
    /// @param ours what is changed by the merge
    /// @param theirs the other copy
    public static LabelMerge of(LabelSnapshot base, LabelSnapshot ours, LabelSnapshot theirs) {
        return new LabelMerge(base, ours, theirs);
    }

    /// Compares two files, which both may be open meanwhile; what is not written yet is not seen. Not for the
    /// FX thread.
    ///
    /// @throws IOException a sentence with the remedy, where they are no copies of one file
    public static LabelMerge between(Path ours, Path theirs) throws IOException {
        long common = commonRevision(SavedLabels.log(ours), SavedLabels.log(theirs));
        if (common == 0) {
            throw new IOException(theirs + " is no copy of " + ours
                    + ": their logs share no edit. Bring it in with lapwing labels import.");
        }
        return of(SavedLabels.read(ours, common), SavedLabels.read(ours), SavedLabels.read(theirs));
    }

    /// The last revision that two logs share; 0 where they share none.
    static long commonRevision(List<LoggedEdit> ours, List<LoggedEdit> theirs) {
        var hashes = new HashMap<Long, String>();
        ours.forEach(each -> hashes.put(each.revision(), each.hash()));
        long common = 0;
        for (var each : theirs) {
            if (each.hash().equals(hashes.get(each.revision()))) {
                common = Math.max(common, each.revision());
            }
        }
        return common;
    }

    /// The last revision that both copies share.
    public long commonRevision() {
        return base.revision();
    }

    /// What both changed, each in another way.
    public List<MergeConflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /// Annotations that are new or changed in the other copy only.
    public List<Annotation> takenOver() {
        return taken.values().stream().flatMap(Optional::stream).toList();
    }

    /// Annotations that only the other copy removed.
    public List<Annotation> removed() {
        return taken.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(each -> ours.find(each.getKey()).orElseThrow())
                .toList();
    }

    /// Where both sides drew different classes over the same ground since their copies were one. After the merge the
    /// other copy's lie above; what is right is to be decided place by place.
    public List<Overlap> overlaps() {
        var overlaps = new ArrayList<Overlap>();
        for (var theirs : takenOver()) {
            for (var here : changedHere) {
                boolean meet = here.classCode() != theirs.classCode()
                        && here.geometry().getDimension() == 2
                        && theirs.geometry().getDimension() == 2
                        && here.geometry()
                                .getEnvelopeInternal()
                                .intersects(theirs.geometry().getEnvelopeInternal());
                double area =
                        meet ? here.geometry().intersection(theirs.geometry()).getArea() : 0;
                if (area > 0) {
                    overlaps.add(new Overlap(here, theirs, area));
                }
            }
        }
        return overlaps;
    }

    /// The edit that brings the other copy's work here, as one step.
    ///
    /// @param choices which side is kept, by conflict
    /// @param otherwise which side is kept where nothing was chosen; empty to refuse then
    /// @param ids names what is kept beside ours
    /// @throws IOException where a conflict is not decided; says how many
    public LabelEdit edit(Map<UUID, Side> choices, Optional<Side> otherwise, Supplier<UUID> ids) throws IOException {
        var edits = new ArrayList<LabelEdit>();
        taken.forEach((id, theirs) -> edits.add(edit(id, theirs)));
        int open = 0;
        for (var conflict : conflicts) {
            var side = Optional.ofNullable(choices.get(conflict.id())).or(() -> otherwise);
            if (side.isEmpty()) {
                open++;
            } else {
                decide(conflict, side.get(), edits, ids);
            }
        }
        if (open > 0) {
            throw new IOException(open + (open == 1 ? " conflict is" : " conflicts are")
                    + " not decided. Choose ours, theirs or both for each, or for all.");
        }
        if (!classes.classes().equals(ours.classes())) {
            edits.addFirst(new LabelEdit.Classes(classes.classes()));
        }
        return LabelEdit.of(edits);
    }

    private void compare(UUID id, Optional<Annotation> before, Optional<Annotation> here, Optional<Annotation> there) {
        boolean changedThere = !same(before, there);
        if (!same(before, here)) {
            here.ifPresent(changedHere::add);
            if (changedThere && !same(here, there)) {
                conflicts.add(new MergeConflict(id, before, here, there));
            }
        } else if (changedThere) {
            taken.put(id, there);
        }
    }

    private LabelEdit edit(UUID id, Optional<Annotation> theirs) {
        return theirs.<LabelEdit>map(each -> ours.find(id).isPresent()
                        ? new LabelEdit.Replace(each.withOrder(0))
                        : new LabelEdit.Add(each.withOrder(0)))
                .orElseGet(() -> new LabelEdit.Remove(id));
    }

    private void decide(MergeConflict conflict, Side side, List<LabelEdit> edits, Supplier<UUID> ids) {
        switch (side) {
            case OURS -> {
                // it is here as it is
            }
            case THEIRS -> edits.add(edit(conflict.id(), conflict.theirs()));
            case BOTH ->
                conflict.theirs()
                        .ifPresent(each -> edits.add(new LabelEdit.Add(
                                conflict.ours().isPresent()
                                        ? each.withId(ids.get()).withOrder(0)
                                        : each.withOrder(0))));
        }
    }

    /// Whether two say the same, whatever lies above them and when they were changed.
    private static boolean same(Optional<Annotation> one, Optional<Annotation> other) {
        return one.map(each -> each.withOrder(0)).equals(other.map(each -> each.withOrder(0)))
                || (one.isPresent()
                        && other.isPresent()
                        && one.get().withOrder(0).saysTheSameAs(other.get().withOrder(0)));
    }
}
