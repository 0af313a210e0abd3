package org.lapwing.labels.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Supplier;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.annotation.LabelEdit;
import org.lapwing.labels.annotation.LabelSnapshot;
import org.lapwing.labels.geometry.GeometryCheck;
import org.lapwing.labels.geometry.InvalidGeometryException;
import org.lapwing.raster.CategoryNames;
import org.lapwing.raster.RasterFiles;
import org.lapwing.vector.Feature;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.Field;
import org.lapwing.vector.file.FeatureFiles;

/// What a file of another program would bring, before anything is changed: its classes are matched first.
///
/// Reads GeoJSON, GeoPackage, shapefile and class rasters. Immutable.
public final class LabelImport {

    /// What to do with features that cannot become annotations, such as lines.
    public enum Unfit {
        /// Nothing is imported.
        REFUSE,
        /// The others are.
        LEAVE_OUT
    }

    /// An edit that imports, and what it leaves out.
    ///
    /// @param edit one step; nothing where no feature is left
    /// @param added number of annotations
    /// @param mended of those, how many crossed themselves and were mended
    /// @param notes sentences on what stays out
    public record Imported(LabelEdit edit, int added, int mended, List<String> notes) {

        /// Copies the list.
        public Imported {
            notes = List.copyOf(notes);
        }
    }

    /// Names of fields that tell classes apart, the surest first.
    private static final List<String> CLASS_FIELDS = List.of(
            "class_code", "class", "class_id", "classid", "code", "label", "label_id", "category", "name", "type");

    private static final int MOST_EXAMPLES = 3;

    private final Path file;
    private final FeatureSet features;
    private final OptionalInt classField;

    private LabelImport(Path file, FeatureSet features, OptionalInt classField) {
        this.file = file;
        this.features = features;
        this.classField = classField;
    }

    /// Reads a file; its class field is guessed.
    ///
    /// @param layer of a file with several; empty for the first, or all annotations of labels
    /// @throws IOException a sentence with the remedy
    public static LabelImport read(Path file, Optional<String> layer, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var features =
                FeatureFiles.recognises(file) ? vectors(file, layer, cancel, listener) : pixels(file, cancel, listener);
        return new LabelImport(file, features, guess(features));
    }

    /// Names of the fields that may tell classes apart.
    public List<String> fields() {
        return features.fields().stream().map(Field::name).toList();
    }

    /// The field that tells classes apart; empty where every feature is of one class.
    public Optional<String> classField() {
        return classField.isPresent()
                ? Optional.of(features.fields().get(classField.getAsInt()).name())
                : Optional.empty();
    }

    /// The same with another field to tell classes apart.
    ///
    /// @throws IOException where the file has no such field; names those it has
    public LabelImport byField(String name) throws IOException {
        var found = features.field(name);
        if (found.isEmpty()) {
            throw new IOException(file + " has no field \"" + name + "\". It has " + String.join(", ", fields()) + ".");
        }
        return new LabelImport(file, features, found);
    }

    /// The same where the file does not say its reference system and a person does.
    public LabelImport assumedIn(String crs) {
        return new LabelImport(file, features.assumedIn(crs), classField);
    }

    /// `EPSG:n` or WKT; empty where the file does not say.
    public String crs() {
        return features.crs();
    }

    /// Number of features.
    public int size() {
        return features.features().size();
    }

    /// The values that tell classes apart, the most frequent first.
    public List<ClassValue> values() {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        var nameField = classField.isPresent() && classField().orElse("").equalsIgnoreCase("class_code")
                ? features.field("class")
                : OptionalInt.empty();
        for (var each : features.features()) {
            counts.merge(value(each), 1L, Long::sum);
            if (nameField.isPresent()) {
                text(each, nameField.getAsInt()).ifPresent(name -> names.putIfAbsent(value(each), name));
            }
        }
        return counts.entrySet().stream()
                .map(each -> new ClassValue(each.getKey(), names.getOrDefault(each.getKey(), ""), each.getValue()))
                .sorted((one, other) -> Long.compare(other.features(), one.features()))
                .toList();
    }

    /// The values that a mapping leaves open and how often they occur, as a list for people; empty where it leaves
    /// none.
    public Optional<String> unmatched(ClassMapping mapping) {
        var open = mapping.unmatched(values());
        return open.isEmpty() ? Optional.empty() : Optional.of(listed(open));
    }

    /// Makes the edit that imports, as one step.
    ///
    /// Author, time, round, confidence, comment and id are taken over where the file has fields of these names
    /// and they hold such; the source of all is `imported`.
    ///
    /// @param into the labels as they are; shapes are brought to their reference system
    /// @param mapping must have a target for every value
    /// @param author of features that do not say theirs
    /// @param time of features that do not say theirs
    /// @param ids names annotations whose feature has no id, or one that is there already
    /// @throws IOException where values have no target, or the reference systems do not fit; lists what is missing
    public Imported edit(
            LabelSnapshot into,
            ClassMapping mapping,
            Unfit unfit,
            String author,
            Instant time,
            Supplier<UUID> ids,
            CancelToken cancel)
            throws IOException {
        var unmatched = unmatched(mapping);
        if (unmatched.isPresent()) {
            throw new IOException(file + ": no class is known for " + unmatched.get()
                    + ". Say which class each becomes, or that it is left out.");
        }
        var placed = placed(into, cancel);
        var attributes = new ImportedAttributes(placed, author, time);
        var edits = new ArrayList<LabelEdit>();
        var classes = mapping.classes(into.classes());
        if (!classes.equals(into.classes())) {
            edits.add(new LabelEdit.Classes(classes));
        }
        var taken = new HashSet<UUID>();
        var faults = new ArrayList<String>();
        int added = 0;
        int mended = 0;
        int number = 0;
        for (var each : placed.features()) {
            cancel.throwIfCancelled();
            number++;
            var code = code(mapping, value(each));
            if (code.isEmpty()) {
                continue;
            }
            try {
                var checked = GeometryCheck.of(each.geometry());
                var id = attributes
                        .id(each)
                        .filter(known -> into.find(known).isEmpty() && taken.add(known))
                        .orElseGet(ids);
                edits.add(new LabelEdit.Add(attributes.annotation(each, id, code.getAsInt(), checked.geometry())));
                added++;
                mended += checked.mendedAt().isPresent() ? 1 : 0;
            } catch (InvalidGeometryException refused) {
                faults.add("feature " + number + ": " + refused.getMessage());
            }
        }
        if (!faults.isEmpty() && unfit == Unfit.REFUSE) {
            throw new IOException(file + ": " + faults.size()
                    + (faults.size() == 1 ? " feature" : " features") + " cannot become annotations ("
                    + examples(faults) + "). Mend them, or leave them out.");
        }
        if (added == 0) {
            edits.clear();
        }
        return new Imported(LabelEdit.of(edits), added, mended, notes(faults, mapping));
    }

    private List<String> notes(List<String> faults, ClassMapping mapping) {
        var notes = new ArrayList<>(features.notes());
        if (!faults.isEmpty()) {
            notes.add(faults.size() + " features are left out (" + examples(faults) + ").");
        }
        for (var each : values()) {
            if (mapping.targets().get(each.value()) instanceof ClassMapping.Target.Skipped) {
                notes.add(each.features() + " features of the value \"" + each.value() + "\" are left out.");
            }
        }
        return notes;
    }

    private FeatureSet placed(LabelSnapshot into, CancelToken cancel) throws IOException {
        if (into.crs().isEmpty()) {
            if (features.crs().isEmpty() || features.crs().equals(into.crs())) {
                return features;
            }
            throw new IOException(file + " is in " + features.crs() + ", and the labels are in pixels of an image"
                    + " without georeference. Georeference the image first.");
        }
        if (features.crs().isEmpty()) {
            throw new IOException(file + " does not say its reference system. Say which one its coordinates are in.");
        }
        return features.reprojected(into.crs(), cancel);
    }

    private String value(Feature feature) {
        return classField.isPresent() ? text(feature, classField.getAsInt()).orElse("") : "";
    }

    private static Optional<String> text(Feature feature, int field) {
        return feature.value(field).map(value -> switch (value) {
            case Double real when real == Math.rint(real) && Math.abs(real) < 1e15 -> Long.toString(real.longValue());
            default -> value.toString().strip();
        });
    }

    private static OptionalInt code(ClassMapping mapping, String value) {
        return switch (mapping.targets().get(value)) {
            case ClassMapping.Target.Known(int code) -> OptionalInt.of(code);
            case ClassMapping.Target.Added(var added) -> OptionalInt.of(added.code());
            case ClassMapping.Target.Skipped _ -> OptionalInt.empty();
            case null -> OptionalInt.empty();
        };
    }

    private static String listed(List<ClassValue> values) {
        var text = new StringBuilder();
        for (var each : values.subList(0, Math.min(10, values.size()))) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append('"')
                    .append(each.value())
                    .append(each.name().isEmpty() ? "" : " " + each.name())
                    .append("\" (")
                    .append(each.features())
                    .append(each.features() == 1 ? " feature)" : " features)");
        }
        return values.size() > 10 ? text + " and " + (values.size() - 10) + " more values" : text.toString();
    }

    private static String examples(List<String> faults) {
        var shown = String.join("; ", faults.subList(0, Math.min(MOST_EXAMPLES, faults.size())));
        return faults.size() > MOST_EXAMPLES ? shown + "; …" : shown;
    }

    private static OptionalInt guess(FeatureSet features) {
        for (var name : CLASS_FIELDS) {
            var found = features.field(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return OptionalInt.empty();
    }

    /// One layer; of labels, which are two layers with the same fields, both.
    private static FeatureSet vectors(Path file, Optional<String> layer, CancelToken cancel, ProgressListener listener)
            throws IOException {
        var first = FeatureFiles.read(file, layer, cancel, listener);
        boolean labels = layer.isEmpty()
                && FeatureFiles.layers(file).stream()
                        .map(each -> each.name())
                        .toList()
                        .equals(List.of("annotations", "annotation_points"));
        if (!labels) {
            return first;
        }
        var points = FeatureFiles.read(file, Optional.of("annotation_points"), cancel, listener);
        var all = new ArrayList<>(first.features());
        all.addAll(points.features());
        var notes = new ArrayList<>(first.notes());
        notes.addAll(points.notes());
        return new FeatureSet(first.id(), first.name(), first.crs(), first.fields(), all, notes);
    }

    private static FeatureSet pixels(Path file, CancelToken cancel, ProgressListener listener) throws IOException {
        try (var raster = RasterFiles.open(file)) {
            return RasterShapes.of(raster, CategoryNames.beside(file), cancel, listener);
        }
    }
}
