package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.PairVisitor;
import org.lapwing.accuracy.raster.BoundaryCounter;
import org.lapwing.accuracy.raster.CalibrationCounter;
import org.lapwing.accuracy.raster.ObjectCounter;
import org.lapwing.accuracy.raster.PolygonRegions;
import org.lapwing.accuracy.raster.RasterDetails;
import org.lapwing.accuracy.raster.RegionCounter;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.labels.GridDifference;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendClass;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.file.FeatureFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing assess` that ask two rasters for more than an error matrix, and the answers.
final class RasterQuestions {

    @Option(names = "--boundary", paramLabel = "PIXELS", descriptionKey = "assess.boundary")
    private int boundary;

    @Option(names = "--cells", paramLabel = "PIXELS", descriptionKey = "assess.cells")
    private int cells;

    @Option(names = "--zones", paramLabel = "FILE", descriptionKey = "assess.zones")
    private @Nullable Path zones;

    @Option(names = "--zone-field", paramLabel = "NAME", descriptionKey = "assess.zone-field")
    private @Nullable String zoneField;

    @Option(names = "--objects", paramLabel = "FILE", descriptionKey = "assess.objects")
    private @Nullable Path objects;

    @Option(
            names = "--object-field",
            paramLabel = "NAME",
            defaultValue = "class",
            descriptionKey = "assess.object-field")
    private String objectField = "class";

    @Option(names = "--probabilities", paramLabel = "FILE", descriptionKey = "assess.probabilities")
    private @Nullable Path probabilities;

    /// Whether anything is asked beyond the error matrix.
    boolean areAsked() {
        return boundary != 0
                || cells != 0
                || zones != null
                || zoneField != null
                || objects != null
                || probabilities != null;
    }

    /// Refuses options that do not go together, and numbers out of range.
    void check(@Nullable CommandSpec spec) {
        if (cells < 0 || (cells > 0 && zones != null)) {
            throw new ParameterException(Arguments.required(spec).commandLine(), Messages.text("assess.one-region"));
        }
        if (boundary < 0 || boundary > 100) {
            throw new ParameterException(
                    Arguments.required(spec).commandLine(), Messages.text("assess.bad-boundary", boundary));
        }
    }

    /// What is read.
    List<Path> inputs() {
        return Stream.of(zones, objects, probabilities).filter(Objects::nonNull).toList();
    }

    /// Opens what the questions need. The answers are closed by whoever asked.
    Asked ask(LabelRaster map, LabelRaster reference, Console console) throws IOException {
        var asked = new Asked(map, reference.legend().size());
        try {
            asked.open(reference, console);
            return asked;
        } catch (IOException | RuntimeException failure) {
            asked.close();
            throw failure;
        }
    }

    /// Questions on their way through the rasters.
    final class Asked implements AutoCloseable {

        private final LabelRaster map;
        private final int classes;
        private final List<RasterSource> opened = new ArrayList<>();
        private Optional<BoundaryCounter> borders = Optional.empty();
        private Optional<RegionCounter> regions = Optional.empty();
        private Optional<CalibrationCounter> calibration = Optional.empty();

        private Asked(LabelRaster map, int classes) {
            this.map = map;
            this.classes = classes;
        }

        private void open(LabelRaster reference, Console console) throws IOException {
            if (boundary > 0) {
                borders = Optional.of(new BoundaryCounter(reference.uncounted(), classes, boundary));
            }
            if (cells > 0) {
                regions = Optional.of(new RegionCounter(
                        classes, Regions.cells(cells, map.grid().columns())));
            } else if (zones != null) {
                regions = Optional.of(new RegionCounter(classes, zones(zones, console)));
            }
            if (probabilities != null) {
                calibration = Optional.of(new CalibrationCounter(aligned(probabilities), classes));
            }
        }

        private Regions zones(Path file, Console console) throws IOException {
            if (!FeatureFiles.recognises(file)) {
                return Regions.zones(aligned(file));
            }
            var polygons = polygons(file, map.grid(), console);
            return new PolygonRegions(
                    polygons,
                    map.grid(),
                    zoneField == null ? OptionalInt.empty() : OptionalInt.of(field(polygons, file, zoneField)));
        }

        private RasterSource aligned(Path file) throws IOException {
            var raster = RasterFiles.open(file);
            opened.add(raster);
            var difference = GridDifference.between("map", map.grid(), file.toString(), raster.grid());
            if (difference.isPresent()) {
                throw new MisalignedRasterException(Messages.text(
                        "assess.misaligned", file, difference.get().sentence()));
            }
            return raster;
        }

        /// Who wants to see the pixels.
        List<PairVisitor> visitors() {
            var all = new ArrayList<PairVisitor>();
            borders.ifPresent(all::add);
            regions.ifPresent(all::add);
            calibration.ifPresent(all::add);
            return all;
        }

        /// The answers, after the pixels were seen.
        RasterDetails details(Console console) throws IOException {
            return new RasterDetails(
                    borders.map(each -> new RasterDetails.Boundary(each.pixels(), each.band(), each.interior())),
                    regions.map(RegionCounter::regions).orElse(List.of()),
                    objects == null ? Optional.empty() : Optional.of(objects(objects, console)),
                    calibration.map(CalibrationCounter::calibration));
        }

        private ObjectCounter.Objects objects(Path file, Console console) throws IOException {
            var polygons = polygons(file, map.grid(), console);
            int field = field(polygons, file, objectField);
            var names = map.legend().classes().subList(0, classes);
            var indices = new ArrayList<Integer>();
            for (int index = 0; index < polygons.features().size(); index++) {
                var value = polygons.features().get(index).value(field).map(Object::toString);
                int found = -1;
                for (int of = 0; of < names.size() && value.isPresent(); of++) {
                    found = isNamed(names.get(of), value.get()) ? of : found;
                }
                if (found < 0) {
                    throw new IOException(Messages.text(
                            "assess.unknown-object",
                            file,
                            index + 1,
                            value.orElse(""),
                            String.join(
                                    ", ", names.stream().map(LegendClass::name).toList())));
                }
                indices.add(found);
            }
            return ObjectCounter.count(map, polygons, indices, classes, console.cancel());
        }

        @Override
        public void close() {
            opened.forEach(RasterSource::close);
        }
    }

    private static boolean isNamed(LegendClass each, String value) {
        return each.name().equalsIgnoreCase(value)
                || Integer.toString(each.code()).equals(value);
    }

    private static int field(FeatureSet features, Path file, String name) throws IOException {
        var field = features.field(name);
        if (field.isEmpty()) {
            throw new IOException(Messages.text(
                    "assess.no-field",
                    file,
                    name,
                    String.join(
                            ", ",
                            features.fields().stream().map(each -> each.name()).toList())));
        }
        return field.getAsInt();
    }

    private static FeatureSet polygons(Path file, Grid grid, Console console) throws IOException {
        var features = FeatureFiles.read(file, Optional.empty(), console.cancel(), new ProgressPrinter(console));
        return features.crs().isEmpty() || !grid.isGeoreferenced()
                ? features
                : features.reprojected(grid.crs(), console.cancel());
    }
}
