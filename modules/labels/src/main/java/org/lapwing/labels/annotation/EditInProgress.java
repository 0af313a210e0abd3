package org.lapwing.labels.annotation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lapwing.labels.geometry.GeometryCheck;
import org.lapwing.labels.geometry.InvalidGeometryException;

/// One edit on its way from a snapshot to the next: collects what changes and how to take it back.
final class EditInProgress {

    private final LabelSnapshot from;
    private final long revision;
    private final Map<UUID, Optional<Annotation>> changed = new LinkedHashMap<>();
    private final Map<Long, UUID> orders = new HashMap<>();
    private final List<LabelEdit> inverse = new ArrayList<>();
    private LabelClasses classes;
    private boolean classesChanged;
    private long topOrder;

    EditInProgress(LabelSnapshot from) {
        this.from = from;
        this.revision = from.revision() + 1;
        this.classes = from.classes();
        this.topOrder = from.topOrder();
    }

    void make(LabelEdit edit) throws EditRefusedException {
        switch (edit) {
            case LabelEdit.Add add -> add(add.annotation());
            case LabelEdit.Remove remove -> remove(remove.id());
            case LabelEdit.Replace replace -> replace(replace.annotation());
            case LabelEdit.Classes other -> {
                inverse.add(new LabelEdit.Classes(classes));
                classes = other.classes();
                classesChanged = true;
            }
            case LabelEdit.Batch batch -> {
                for (var each : batch.edits()) {
                    make(each);
                }
            }
        }
    }

    /// Refuses what would leave annotations without class.
    void checkClasses() throws EditRefusedException {
        var lacking = new LinkedHashMap<Integer, Integer>();
        for (var latest : changed.values()) {
            latest.filter(each -> classes.find(each.classCode()).isEmpty())
                    .ifPresent(each -> lacking.merge(each.classCode(), 1, Integer::sum));
        }
        if (classesChanged) {
            for (var each : from.annotations()) {
                if (!changed.containsKey(each.id())
                        && classes.find(each.classCode()).isEmpty()) {
                    lacking.merge(each.classCode(), 1, Integer::sum);
                }
            }
        }
        if (!lacking.isEmpty()) {
            var entry = lacking.entrySet().iterator().next();
            var known = from.classes().find(entry.getKey());
            throw new EditRefusedException(
                    classesChanged && known.isPresent()
                            ? ClassEdits.inUse(known.get().name(), entry.getValue())
                            : "Class " + entry.getKey()
                                    + " is not among the classes; add it first or choose one of them.",
                    Optional.empty());
        }
    }

    boolean isEmpty() {
        return changed.isEmpty() && !classesChanged;
    }

    LabelSnapshot next() {
        return from.with(classes, changed, topOrder);
    }

    LabelChanges changes(String author, Instant time) {
        var changes = changed.entrySet().stream()
                .map(each -> new Pair(from.find(each.getKey()), each.getValue()))
                .filter(pair -> pair.before().isPresent() || pair.after().isPresent())
                .map(pair -> new LabelChange(pair.before(), pair.after()))
                .collect(Collectors.toList());
        return new LabelChanges(
                revision, author, time, changes, classesChanged ? Optional.of(classes) : Optional.empty());
    }

    LabelEdit inverse() {
        return LabelEdit.of(inverse.reversed());
    }

    private record Pair(Optional<Annotation> before, Optional<Annotation> after) {}

    private void add(Annotation annotation) throws EditRefusedException {
        if (find(annotation.id()).isPresent()) {
            throw new EditRefusedException(
                    "Annotation " + annotation.id() + " is there already; replace it, or give the new one an id of its"
                            + " own.",
                    Optional.empty());
        }
        var checked = checked(annotation);
        boolean free = checked.order() > 0 && checked.order() <= topOrder && !isTaken(checked.order());
        var placed = free ? checked : checked.withOrder(++topOrder);
        put(placed);
        inverse.add(new LabelEdit.Remove(placed.id()));
    }

    private void remove(UUID id) throws EditRefusedException {
        inverse.add(new LabelEdit.Add(existing(id)));
        changed.put(id, Optional.empty());
    }

    private void replace(Annotation annotation) throws EditRefusedException {
        var before = existing(annotation.id());
        var checked = checked(annotation);
        long order = checked.order();
        if (order == 0) {
            order = before.order();
        } else if (order != before.order() && (order > topOrder || isTaken(order))) {
            order = ++topOrder;
        }
        put(checked.withOrder(order));
        inverse.add(new LabelEdit.Replace(before));
    }

    private void put(Annotation annotation) {
        changed.put(annotation.id(), Optional.of(annotation.withRevision(revision)));
        orders.put(annotation.order(), annotation.id());
    }

    private Annotation existing(UUID id) throws EditRefusedException {
        return find(id).orElseThrow(() -> new EditRefusedException(
                "Annotation " + id + " is not there any more; choose another.", Optional.empty()));
    }

    private Optional<Annotation> find(UUID id) {
        var latest = changed.get(id);
        return latest != null ? latest : from.find(id);
    }

    private boolean isTaken(long order) {
        var here = orders.get(order);
        if (here != null && find(here).filter(each -> each.order() == order).isPresent()) {
            return true;
        }
        return from.atOrder(order)
                .filter(each -> !changed.containsKey(each.id()))
                .isPresent();
    }

    private static Annotation checked(Annotation annotation) throws EditRefusedException {
        try {
            return annotation.withGeometry(
                    GeometryCheck.of(annotation.geometry()).geometry());
        } catch (InvalidGeometryException refused) {
            throw new EditRefusedException(String.valueOf(refused.getMessage()), refused.place());
        }
    }
}
