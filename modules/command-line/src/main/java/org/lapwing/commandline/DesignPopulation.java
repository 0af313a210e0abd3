package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.accuracy.design.GroundArea;
import org.lapwing.accuracy.design.PolygonDraw;
import org.lapwing.accuracy.design.StrataCensus;
import org.lapwing.accuracy.design.StratumSize;
import org.lapwing.accuracy.raster.PolygonRegions;
import org.lapwing.accuracy.raster.Regions;
import org.lapwing.labels.GridDifference;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.raster.Grid;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.file.FeatureFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Options of `lapwing sample-design` that say what is drawn from.
final class DesignPopulation {

    /// The stratum of a sample that has only one.
    static final String WHOLE = "the whole map";

    @Option(names = "--map", required = true, paramLabel = "FILE", descriptionKey = "design.map")
    private @Nullable Path map;

    @Option(names = "--legend", paramLabel = "FILE", descriptionKey = "assess.legend")
    private @Nullable Path legend;

    @Option(names = "--strata", paramLabel = "FILE", descriptionKey = "design.strata")
    private @Nullable Path strata;

    @Option(names = "--strata-field", paramLabel = "NAME", descriptionKey = "design.strata-field")
    private @Nullable String strataField;

    @Option(names = "--area", paramLabel = "FILE", descriptionKey = "design.area")
    private @Nullable Path area;

    @Option(names = "--polygons", paramLabel = "FILE", descriptionKey = "design.polygons")
    private @Nullable Path polygons;

    /// What is read.
    List<Path> inputs() {
        return Stream.of(map, legend, strata, area, polygons)
                .filter(Objects::nonNull)
                .toList();
    }

    /// Opens the map and what divides it.
    Opened open(@Nullable CommandSpec spec, Console console) throws IOException {
        if (polygons != null && (strata != null || area != null)) {
            throw new ParameterException(
                    Arguments.required(spec).commandLine(), Messages.text("design.polygons-alone"));
        }
        var file = RasterFiles.open(Arguments.required(map));
        LabelRaster labels;
        try {
            var classes = legend != null
                    ? LegendFile.read(legend)
                    : LegendGuess.propose(file, console.cancel()).legend();
            labels = LabelRaster.open(file, classes, LabelMatching.AUTOMATIC);
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
        var opened = new Opened(labels);
        try {
            opened.read(console);
            return opened;
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /// An open map, and which stratum each pixel is in.
    final class Opened implements AutoCloseable {

        private final LabelRaster labels;
        private final List<RasterSource> others = new ArrayList<>();
        private Regions regions;
        private Optional<FeatureSet> units = Optional.empty();
        private OptionalInt field = OptionalInt.empty();

        private Opened(LabelRaster labels) {
            this.labels = labels;
            regions = Regions.classes(labels);
        }

        private void read(Console console) throws IOException {
            if (polygons != null) {
                var read = placed(polygons, console);
                units = Optional.of(read);
                field = strataField == null ? OptionalInt.empty() : OptionalInt.of(field(read, polygons, strataField));
                return;
            }
            if (strata != null) {
                // a pixel without a class on the map cannot be judged
                regions = divided(strata, console).within(Regions.classes(labels));
            }
            if (area != null) {
                regions = regions.within(new PolygonRegions(placed(area, console), grid(), OptionalInt.empty()));
            }
        }

        private Regions divided(Path file, Console console) throws IOException {
            if (FeatureFiles.recognises(file)) {
                var read = placed(file, console);
                return new PolygonRegions(
                        read,
                        grid(),
                        strataField == null ? OptionalInt.empty() : OptionalInt.of(field(read, file, strataField)));
            }
            var raster = RasterFiles.open(file);
            others.add(raster);
            var difference = GridDifference.between("map", grid(), file.toString(), raster.grid());
            if (difference.isPresent()) {
                throw new MisalignedRasterException(Messages.text(
                        "assess.misaligned", file, difference.get().sentence()));
            }
            return Regions.zones(raster);
        }

        private FeatureSet placed(Path file, Console console) throws IOException {
            var read = FeatureFiles.read(file, Optional.empty(), console.cancel(), new ProgressPrinter(console));
            return read.crs().isEmpty() || !grid().isGeoreferenced()
                    ? read
                    : read.reprojected(grid().crs(), console.cancel());
        }

        private static int field(FeatureSet features, Path file, String name) throws IOException {
            var found = features.field(name);
            if (found.isEmpty()) {
                throw new IOException(Messages.text(
                        "assess.no-field",
                        file,
                        name,
                        String.join(
                                ", ",
                                features.fields().stream()
                                        .map(each -> each.name())
                                        .toList())));
            }
            return found.getAsInt();
        }

        /// The map.
        LabelRaster map() {
            return labels;
        }

        Grid grid() {
            return labels.grid();
        }

        /// Which stratum each pixel is in.
        Regions strata() {
            return regions;
        }

        /// The polygons that are the units; empty where pixels or blocks are.
        Optional<FeatureSet> polygons() {
            return units;
        }

        /// The field whose values are the strata of the polygons.
        OptionalInt polygonField() {
            return field;
        }

        /// The ground areas of the pixels; empty where the map has no georeference.
        Optional<GroundArea> ground() throws IOException {
            return grid().isGeoreferenced() ? Optional.of(GroundArea.of(grid())) : Optional.empty();
        }

        /// The sizes of the strata.
        List<StratumSize> sizes(DesignChoice choice, Console console) throws IOException {
            if (units.isPresent()) {
                return PolygonDraw.strata(units.get(), choice.isSimple() ? OptionalInt.empty() : field);
            }
            if (choice.isClustered()) {
                return List.of(new StratumSize(0, "all blocks", Integer.MAX_VALUE, OptionalDouble.empty()));
            }
            var sizes = StrataCensus.of(
                    grid(),
                    choice.isSimple() ? regions.together(WHOLE) : regions,
                    ground(),
                    console.cancel(),
                    new ProgressPrinter(console));
            if (sizes.isEmpty()) {
                throw new IOException(Messages.text("design.empty", Arguments.required(map)));
            }
            return sizes;
        }

        @Override
        public void close() {
            labels.close();
            others.forEach(RasterSource::close);
        }
    }
}
