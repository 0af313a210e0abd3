package org.lapwing.labels.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lapwing.labels.annotation.LabelClass;
import org.lapwing.labels.annotation.LabelClasses;

/// Which class each value of a file becomes. Immutable.
///
/// @param targets by value; values that are not among them are unmatched
public record ClassMapping(Map<String, Target> targets) {

    /// What a value becomes.
    public sealed interface Target {

        /// Annotations of a class that there is.
        record Known(int code) implements Target {}

        /// Annotations of a class that is added.
        record Added(LabelClass added) implements Target {}

        /// Nothing: features of this value stay out.
        record Skipped() implements Target {}
    }

    /// Copies the map.
    public ClassMapping {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /// What can be matched without a person: by the name that the file gives, else by its value as a name, else by its
    /// value as a code.
    public static ClassMapping propose(List<ClassValue> values, LabelClasses classes) {
        var targets = new LinkedHashMap<String, Target>();
        for (var each : values) {
            classes.named(each.name())
                    .or(() -> classes.named(each.value()))
                    .or(() -> each.name().isEmpty() ? code(each.value()).flatMap(classes::find) : Optional.empty())
                    .ifPresent(known -> targets.put(each.value(), new Target.Known(known.code())));
        }
        return new ClassMapping(targets);
    }

    /// The same with another target of a value.
    public ClassMapping with(String value, Target target) {
        var all = new LinkedHashMap<>(targets);
        all.put(value, target);
        return new ClassMapping(all);
    }

    /// The same with a class added for each unmatched value of a file, in colours that differ from those there are.
    ///
    /// @param colors `#RRGGBB` in order of preference
    public ClassMapping addingTheRest(List<ClassValue> values, LabelClasses classes, List<String> colors) {
        var mapping = this;
        var all = classes;
        var used = classes.classes().stream().map(LabelClass::color).collect(Collectors.toSet());
        for (var each : unmatched(values)) {
            var plain = each.value().matches("\\d*") ? ("class " + each.value()).strip() : each.value();
            var name = free(all, each.name().isBlank() ? plain : each.name());
            var own = code(each.value()).filter(wanted -> wanted <= 254);
            int chosen = own.isPresent() && all.find(own.get()).isEmpty()
                    ? own.get()
                    : all.freeCode().orElseThrow(() -> new IllegalArgumentException("all class codes are used"));
            var color = colors.stream()
                    .filter(one -> !used.contains(one))
                    .findFirst()
                    .orElse("#808080");
            used.add(color);
            var added = LabelClass.of(chosen, name, color);
            all = all.with(added);
            mapping = mapping.with(each.value(), new Target.Added(added));
        }
        return mapping;
    }

    /// The values that have no target yet.
    public List<ClassValue> unmatched(List<ClassValue> values) {
        return values.stream()
                .filter(each -> !targets.containsKey(each.value()))
                .toList();
    }

    /// The classes there are and those that are added.
    LabelClasses classes(LabelClasses before) {
        var all = new ArrayList<>(before.classes());
        for (var target : targets.values()) {
            if (target instanceof Target.Added(LabelClass added) && !all.contains(added)) {
                all.add(added);
            }
        }
        return new LabelClasses(all);
    }

    private static String free(LabelClasses classes, String name) {
        var free = name;
        for (int i = 2; classes.named(free).isPresent(); i++) {
            free = name + " " + i;
        }
        return free;
    }

    private static Optional<Integer> code(String value) {
        return value.matches("\\d{1,3}") ? Optional.of(Integer.parseInt(value)) : Optional.empty();
    }
}
