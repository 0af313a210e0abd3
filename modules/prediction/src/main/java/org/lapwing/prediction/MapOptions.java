package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.raster.Band;
import org.lapwing.raster.ColorTable;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.write.Compression;
import org.lapwing.raster.write.GeoTiffOptions;
import org.lapwing.raster.write.Overviews;

/// What stands in an exported file beside its pixels: colours, names, no-data and where the map comes from.
final class MapOptions {

    private static final int FASTEST = 1;

    private MapOptions() {}

    /// The one band of a class raster.
    static Band classBand(Legend legend, Optional<UnknownClass> unknown) {
        var codes = ClassCodes.of(legend);
        return new Band(
                "class",
                SampleType.UINT8,
                OptionalDouble.of(codes.noData()),
                1,
                0,
                Optional.of(colors(entries(legend, unknown))));
    }

    /// One band of probabilities per class, named after it; NaN where there is no data.
    static List<Band> probabilityBands(Legend legend) {
        var bands = new ArrayList<Band>();
        for (var each : legend.classes()) {
            bands.add(new Band(each.name(), SampleType.FLOAT32, OptionalDouble.of(Double.NaN), 1, 0, Optional.empty()));
        }
        return bands;
    }

    static GeoTiffOptions classes(Legend legend, Optional<UnknownClass> unknown, Map<String, String> provenance) {
        var entries = entries(legend, unknown);
        return GeoTiffOptions.classes(colors(entries), names(entries)).withMetadata(provenance);
    }

    /// The classes of a legend and, where there are such pixels, the entry of unknown ones.
    private static List<LegendClass> entries(Legend legend, Optional<UnknownClass> unknown) {
        var entries = new ArrayList<>(legend.classes());
        unknown.ifPresent(each -> entries.add(each.entry(ClassCodes.of(legend).unknown())));
        return entries;
    }

    static GeoTiffOptions probabilities(int tileSize, Map<String, String> provenance) {
        return GeoTiffOptions.defaults()
                .withTileSize(tileSize)
                .withCompression(Compression.DEFLATE, FASTEST)
                .withOverviews(Overviews.NEAREST)
                .withMetadata(provenance);
    }

    /// Which software, model and image a map comes from. Nothing about the moment or the way it was computed,
    /// so that the same map is the same file; only an arithmetic that changes pixels is named.
    static Map<String, String> provenance(ExportRequest request) {
        var checkpoint = request.checkpoint();
        var image = request.image();
        var items = new TreeMap<String, String>();
        items.put("LAPWING_VERSION", SoftwareVersion.current());
        items.put("LAPWING_MODEL", checkpoint.card().name());
        items.put(WrittenMap.MODEL, checkpoint.sha256());
        items.put("LAPWING_MODEL_EPOCH", Integer.toString(checkpoint.epoch()));
        items.put(
                "LAPWING_MODEL_SEED",
                Long.toString(checkpoint.card().provenance().seed()));
        items.put("LAPWING_IMAGE", image.name().replaceFirst(".*[/\\\\]", ""));
        items.put("LAPWING_IMAGE_FINGERPRINT", image.id().content());
        if (request.arithmetic() != Arithmetic.FLOAT32) {
            items.put("LAPWING_ARITHMETIC", request.arithmetic().toString());
        }
        request.unknown().ifPresent(each -> {
            int code = ClassCodes.of(checkpoint.card().legend()).unknown();
            items.put("LAPWING_UNKNOWN_BELOW", Double.toString(each.below()));
            items.put(WrittenMap.UNKNOWN_CODE, Integer.toString(code));
        });
        return items;
    }

    private static ColorTable colors(List<LegendClass> entries) {
        var argb = new int[256];
        entries.forEach(each -> argb[each.code()] = each.argb());
        return new ColorTable(argb);
    }

    private static List<String> names(List<LegendClass> entries) {
        int last = entries.stream().mapToInt(each -> each.code()).max().orElse(0);
        var names = new ArrayList<String>();
        for (int code = 0; code <= last; code++) {
            names.add("");
        }
        entries.forEach(each -> names.set(each.code(), each.name()));
        return names;
    }
}
