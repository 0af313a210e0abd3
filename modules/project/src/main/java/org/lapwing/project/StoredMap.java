package org.lapwing.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A [ProjectMap] as `project.json` writes it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record StoredMap(
        @JsonProperty("reference") @Nullable String reference,
        @JsonProperty("views") int views,
        @JsonProperty("shown") @Nullable List<Map<String, Boolean>> shown,
        @JsonProperty("layers") @Nullable List<StoredLayer> layers) {

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StoredLayer(
            @JsonProperty(value = "kind", required = true) KeptLayer.Kind kind,
            @JsonProperty(value = "id", required = true) String id,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("file") @Nullable String file,
            @JsonProperty("layer") @Nullable String part,
            @JsonProperty("expression") @Nullable String expression,
            @JsonProperty("crs") @Nullable String crs,
            @JsonProperty("visible") @Nullable Boolean visible,
            @JsonProperty("opacity") @Nullable Double opacity,
            @JsonProperty("imagery") @Nullable ImageryLook imagery,
            @JsonProperty("features") @Nullable FeatureLook features,
            @JsonProperty("dates") @Nullable List<StoredDate> dates,
            @JsonProperty("web") @Nullable KeptAddress web) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record StoredDate(
            @JsonProperty(value = "file", required = true) String file,
            @JsonProperty(value = "date", required = true) String date,
            @JsonProperty("bands") @Nullable List<Integer> bands) {

        KeptDate read(Path folder) {
            return new KeptDate(folder.resolve(file).normalize(), day(), bands == null ? List.of() : bands);
        }

        private LocalDate day() {
            try {
                return LocalDate.parse(date);
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException("'" + date + "' is no date such as 2020-06-15", wrong);
            }
        }
    }

    static StoredMap of(ProjectMap map, Function<Path, String> relative) {
        return new StoredMap(
                map.reference().orElse(null),
                map.views(),
                map.shown().stream().<Map<String, Boolean>>map(TreeMap::new).toList(),
                map.layers().stream()
                        .map(layer -> new StoredLayer(
                                layer.kind(),
                                layer.id(),
                                layer.name(),
                                layer.file().map(relative).orElse(null),
                                layer.part(),
                                layer.expression(),
                                layer.crs(),
                                layer.visible(),
                                layer.opacity(),
                                layer.imagery().orElse(null),
                                layer.features().orElse(null),
                                layer.dates().stream()
                                        .map(each -> new StoredDate(
                                                relative.apply(each.file()),
                                                each.date().toString(),
                                                each.bands()))
                                        .toList(),
                                layer.web().orElse(null)))
                        .toList());
    }

    /// @param folder that relative paths start from
    ProjectMap toMap(Path folder) {
        return new ProjectMap(
                layers == null
                        ? List.of()
                        : layers.stream().map(each -> layer(each, folder)).toList(),
                Optional.ofNullable(reference).filter(text -> !text.isBlank()),
                views == 0 ? 1 : views,
                shown == null ? List.of() : shown);
    }

    private static KeptLayer layer(StoredLayer stored, Path folder) {
        return new KeptLayer(
                stored.kind(),
                stored.id(),
                stored.name() == null ? stored.id() : stored.name(),
                Optional.ofNullable(stored.file())
                        .map(path -> folder.resolve(path).normalize()),
                orEmpty(stored.part()),
                orEmpty(stored.expression()),
                orEmpty(stored.crs()),
                stored.visible() == null || stored.visible(),
                stored.opacity() == null ? 1 : stored.opacity(),
                Optional.ofNullable(stored.imagery()),
                Optional.ofNullable(stored.features()),
                stored.dates() == null
                        ? List.of()
                        : stored.dates().stream().map(each -> each.read(folder)).toList(),
                Optional.ofNullable(stored.web()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
