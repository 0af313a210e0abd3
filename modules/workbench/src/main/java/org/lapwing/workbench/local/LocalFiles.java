package org.lapwing.workbench.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelMatching;
import org.lapwing.labels.LabelRaster;
import org.lapwing.labels.LabelSurvey;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendFile;
import org.lapwing.labels.LegendGuess;
import org.lapwing.labels.Resampling;
import org.lapwing.model.store.ModelFolder;
import org.lapwing.project.Project;
import org.lapwing.project.ProjectFile;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterFiles;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Window;
import org.lapwing.raster.pyramid.OverviewCache;
import org.lapwing.raster.pyramid.OverviewedRaster;
import org.lapwing.raster.pyramid.Reduction;
import org.lapwing.raster.reprojection.ReferenceSystems;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.vector.FeatureSet;
import org.lapwing.vector.file.FeatureFiles;
import org.lapwing.workbench.service.FileService;
import org.lapwing.workbench.service.LonLatTransform;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.OpenedLabels;

/// Files on this machine's disks.
final class LocalFiles implements FileService {

    private final Executor builders;
    private final CancelToken closing;

    /// @param builders builds reduced copies in the background
    /// @param closing cancelled when the window closes
    LocalFiles(Executor builders, CancelToken closing) {
        this.builders = builders;
        this.closing = closing;
    }

    @Override
    public Kind recognise(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            if (Files.isRegularFile(path.resolve(ProjectFile.NAME))) {
                return Kind.PROJECT;
            }
            ModelFolder.open(path);
            return Kind.MODEL;
        }
        var name = String.valueOf(path.getFileName());
        if (name.equals(ProjectFile.NAME)) {
            return Kind.PROJECT;
        }
        if (FeatureFiles.recognises(path)) {
            return Kind.FEATURES;
        }
        return name.endsWith(".json") ? Kind.LEGEND : kindOf(path);
    }

    private Kind kindOf(Path file) throws IOException {
        try (var raster = RasterFiles.open(file)) {
            var band = raster.bands().getFirst();
            boolean classes = raster.bands().size() == 1
                    ? band.colorTable().isPresent() || band.type() == SampleType.UINT8
                    : LegendGuess.isColorCoded(raster, closing);
            return classes ? Kind.LABELS : Kind.IMAGE;
        }
    }

    @Override
    public OpenedImage openImage(Path file, Path cacheFolder, CancelToken cancel) throws IOException {
        var source = RasterFiles.open(file);
        try {
            var overviewed = new OverviewCache(cacheFolder, builders).attach(source, closing);
            var statistics = BandStatistics.of(overviewed, cancel);
            return new OpenedImage(file, nameOf(file), overviewed, statistics, overviewed.ready());
        } catch (IOException | RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    @Override
    public List<BandStatistics> statistics(RasterSource raster, Window window, CancelToken cancel) throws IOException {
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
        var pixels = RasterFiles.open(file);
        var source = new OverviewCache(cacheFolder, builders).attach(pixels, Reduction.NEAREST, closing);
        try {
            List<String> remarks = List.of();
            Legend classes;
            if (legend.isPresent()) {
                classes = legend.get();
            } else {
                var proposal = LegendGuess.propose(pixels, cancel);
                classes = proposal.legend();
                remarks = proposal.remarks();
            }
            return aligned(file, source, classes, image, resampling, remarks);
        } catch (IOException | RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    private static OpenedLabels aligned(
            Path file,
            OverviewedRaster source,
            Legend classes,
            OpenedImage image,
            Resampling resampling,
            List<String> assumed)
            throws IOException {
        var labels = LabelRaster.open(source, classes, LabelMatching.AUTOMATIC)
                .alignedTo(image.source().grid(), resampling);
        var remarks = new ArrayList<>(assumed);
        remarks.addAll(labels.remarks());
        return new OpenedLabels(file, nameOf(file), labels, classes, remarks, source.ready());
    }

    @Override
    public LabelSurvey survey(OpenedLabels labels, CancelToken cancel, ProgressListener listener) throws IOException {
        if (labels.source() instanceof LabelRaster raster) {
            return raster.survey(raster.grid().bounds(), cancel, listener);
        }
        throw new IOException(labels.file() + " was not opened as a label raster.");
    }

    @Override
    public Legend readLegend(Path file) throws IOException {
        return LegendFile.read(file);
    }

    @Override
    public void writeLegend(Path file, Legend legend) throws IOException {
        LegendFile.write(file, legend);
    }

    @Override
    public Project readProject(Path place) throws IOException {
        return ProjectFile.read(place);
    }

    @Override
    public void writeProject(Project project) throws IOException {
        ProjectFile.write(project);
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
    public List<ReferenceSystem> findReferences(String text, CancelToken cancel) throws IOException {
        return ReferenceSystems.find(text, cancel);
    }

    @Override
    public Optional<LonLatTransform> lonLat(String crs) throws IOException {
        return GeographicPlace.transform(crs);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
