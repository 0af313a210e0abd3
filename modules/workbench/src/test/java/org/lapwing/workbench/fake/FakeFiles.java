package org.lapwing.workbench.fake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelSurvey;
import org.lapwing.labels.Legend;
import org.lapwing.labels.MisalignedRasterException;
import org.lapwing.labels.Resampling;
import org.lapwing.labels.UnmatchedValue;
import org.lapwing.mapview.MapPoint;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.InputDecision;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectMap;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReferenceSystems;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.testsupport.FaultyRaster;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.file.FeatureFiles;
import org.lapwing.workbench.service.FileService;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.OpenedLabels;

/// Files that are told by their names: `broken…` cannot be read, `shifted…` does not lie on the image.
public final class FakeFiles implements FileService {

    /// What was written, as file names.
    public final List<String> written = new ArrayList<>();

    /// Windows whose values were looked at.
    public final List<Window> measured = new ArrayList<>();

    /// What was decided about unlike imagery in the project that is read.
    public List<InputDecision> decisions = List.of();

    /// How much of the predictions the project that is read keeps.
    public long keptPredictionBytes;

    /// Decisions of written projects.
    public final List<List<InputDecision>> decided = new ArrayList<>();

    /// Looks of written projects.
    public final List<Optional<ImageryLook>> looks = new ArrayList<>();

    /// How a project that is read shows its image.
    public Optional<ImageryLook> kept = Optional.empty();

    /// How a project that is read was left on the map.
    public ProjectMap map = ProjectMap.USUAL;

    /// Maps of written projects.
    public final List<ProjectMap> maps = new ArrayList<>();

    /// Legends with which labels were read, in order.
    public final List<Legend> readings = new ArrayList<>();

    /// What the survey says no class takes.
    public List<UnmatchedValue> unmatched = List.of();

    /// What `other.tif` holds; the land where nothing is said.
    public Optional<RasterSource> other = Optional.empty();

    private final FakeLand land;

    FakeFiles(FakeLand land) {
        this.land = land;
    }

    @Override
    public Kind recognise(Path path) throws IOException {
        var name = String.valueOf(path.getFileName());
        refuseBroken(path);
        if (FeatureFiles.recognises(path)) { // real files only
            return Kind.FEATURES;
        }
        if (name.endsWith(".json")) {
            return Kind.LEGEND;
        }
        if (name.endsWith("-model")) {
            return Kind.MODEL;
        }
        return name.contains(".") ? name.startsWith("labels") ? Kind.LABELS : Kind.IMAGE : Kind.PROJECT;
    }

    @Override
    public OpenedImage openImage(Path file, Path cacheFolder, CancelToken cancel) throws IOException {
        refuseBroken(file);
        var image = other.filter(_ -> file.endsWith("other.tif")).orElseGet(land::image);
        return new OpenedImage(
                file,
                String.valueOf(file.getFileName()),
                image,
                statistics(image, image.grid().bounds(), cancel),
                CompletableFuture.completedFuture(null));
    }

    @Override
    public List<BandStatistics> statistics(RasterSource raster, Window window, CancelToken cancel) throws IOException {
        measured.add(window);
        return BandStatistics.of(raster, window, cancel);
    }

    @Override
    public OpenedLabels openLabels(
            Path file,
            Optional<Legend> legend,
            OpenedImage image,
            Resampling resampling,
            Path cacheFolder,
            CancelToken cancel)
            throws IOException {
        refuseBroken(file);
        var name = String.valueOf(file.getFileName());
        if (name.startsWith("shifted") && resampling == Resampling.REFUSE) {
            throw new MisalignedRasterException(file + " lies 3 pixels to the east of the image. Resample it.");
        }
        var with = legend.orElse(FakeLand.LEGEND);
        readings.add(with);
        return new OpenedLabels(
                file, name, new FaultyRaster(land.truth()), with, List.of(), CompletableFuture.completedFuture(null));
    }

    @Override
    public LabelSurvey survey(OpenedLabels labels, CancelToken cancel, ProgressListener listener) {
        var counts = new ArrayList<Long>();
        for (int index = 0; index < labels.legend().size(); index++) {
            counts.add(1000L * (index + 1));
        }
        return new LabelSurvey(counts, 50, 0, unmatched);
    }

    @Override
    public Legend readLegend(Path file) throws IOException {
        refuseBroken(file);
        return FakeLand.LEGEND;
    }

    @Override
    public void writeLegend(Path file, Legend legend) throws IOException {
        refuseBroken(file);
        written.add(String.valueOf(file.getFileName()));
    }

    @Override
    public Project readProject(Path place) throws IOException {
        refuseBroken(place);
        return new Project(
                place,
                "River valley",
                Optional.of(Path.of("image.tif")),
                Optional.of(Path.of("labels.tif")),
                Optional.of(Path.of("legend.json")),
                Path.of(place.endsWith("trained") ? "trained-model" : "model"),
                kept,
                List.of(),
                decisions,
                keptPredictionBytes,
                map);
    }

    @Override
    public void writeProject(Project project) {
        written.add("project.json");
        looks.add(project.imagery());
        decided.add(project.decisions());
        maps.add(project.map());
    }

    @Override
    public ReprojectedRaster reproject(RasterSource raster, String crs, ReprojectedRaster.Sampling sampling)
            throws IOException {
        return ReprojectedRaster.of(raster, crs, sampling);
    }

    @Override
    public List<String> featureLayers(Path file) throws IOException {
        return FeatureFiles.layers(file).stream()
                .map(FeatureFiles.LayerName::name)
                .toList();
    }

    @Override
    public FeatureSet readFeatures(Path file, Optional<String> layer, CancelToken cancel, ProgressListener listener)
            throws IOException {
        return FeatureFiles.read(file, layer, cancel, listener);
    }

    @Override
    public FeatureSet reproject(FeatureSet features, String crs, CancelToken cancel) throws IOException {
        return features.reprojected(crs, cancel);
    }

    @Override
    public List<ReferenceSystem> findReferences(String text, CancelToken cancel) {
        return ReferenceSystems.ofCode(text).stream().toList();
    }

    @Override
    public Optional<LonLatTransform> lonLat(String crs) {
        return Optional.of(new LonLatTransform() {
            @Override
            public LonLat at(double x, double y) {
                return new LonLat(9 + (x - 500_000) / 73_000, y / 111_200);
            }

            @Override
            public Optional<MapPoint> place(LonLat at) {
                return Optional.of(new MapPoint(500_000 + (at.longitude() - 9) * 73_000, at.latitude() * 111_200));
            }
        });
    }

    private static void refuseBroken(Path file) throws IOException {
        if (String.valueOf(file.getFileName()).startsWith("broken")) {
            throw new IOException(file + " ends after 12 bytes. Copy it again.");
        }
    }
}
