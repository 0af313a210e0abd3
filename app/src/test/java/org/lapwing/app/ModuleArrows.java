package org.lapwing.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which module may use which: the picture in `modules/README.md`, as rules.
final class ModuleArrows {

    /// What each module uses directly, by package.
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.ofEntries(
            Map.entry("jobs", List.of()),
            Map.entry("raster", List.of("jobs")),
            Map.entry("labels", List.of("vector")),
            Map.entry("vector", List.of("raster")),
            Map.entry("datasets", List.of("labels")),
            Map.entry("model", List.of("labels")),
            Map.entry("prediction", List.of("model")),
            Map.entry("accuracy", List.of("labels", "vector")),
            Map.entry("learning", List.of("datasets", "prediction", "accuracy")),
            Map.entry("project", List.of("learning", "accuracy")),
            Map.entry("mapview", List.of("labels")),
            Map.entry("workbench", List.of("mapview", "project")),
            Map.entry("commandline", List.of("project")),
            Map.entry("benchmarks", List.of("commandline", "mapview")),
            Map.entry("testsupport", List.of("model")),
            Map.entry("app", List.of("workbench", "commandline"))));

    private ModuleArrows() {}

    /// The packages that have a place in the picture.
    static Set<String> modules() {
        return ARROWS.keySet();
    }

    /// One rule a module.
    static List<ArchRule> rules() {
        var rules = new ArrayList<ArchRule>();
        for (var module : ARROWS.keySet()) {
            var forbidden = new TreeSet<>(ARROWS.keySet());
            forbidden.removeAll(reach(module));
            if (!forbidden.isEmpty()) {
                rules.add(noClasses()
                        .that()
                        .resideInAPackage("org.lapwing." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.stream()
                                .map(each -> "org.lapwing." + each + "..")
                                .toArray(String[]::new))
                        .allowEmptyShould(true)
                        .because("modules/README.md draws no arrow from " + module + " to them"));
            }
        }
        return rules;
    }

    private static Set<String> reach(String module) {
        var reached = new TreeSet<String>(Set.of(module));
        ARROWS.getOrDefault(module, List.of()).forEach(next -> reached.addAll(reach(next)));
        return reached;
    }
}
