package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lapwing.jobs.CancelToken;
import org.lapwing.jobs.ProgressListener;
import org.lapwing.labels.LabelSurvey;
import org.lapwing.labels.Legend;
import org.lapwing.labels.Resampling;
import org.lapwing.project.Project;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.Window;
import org.lapwing.raster.reprojection.ReferenceSystems.ReferenceSystem;
import org.lapwing.raster.reprojection.ReprojectedRaster;
import org.lapwing.vector.FeatureSet;

/// Opens and writes what a person points at. Every method blocks; failures are sentences that name file and remedy.
public interface FileService {

    /// What a path turned out to be, in the order in which several are opened: labels need their image and legend.
    enum Kind {
        /// A folder with a project file, or that file.
        PROJECT,
        /// A raster with the colours of a photograph or more bands.
        IMAGE,
        /// A legend.
        LEGEND,
        /// A raster of one band of whole numbers, with a colour table, or of few plain colours.
        LABELS,
        /// Points, lines and polygons.
        FEATURES,
        /// A folder of checkpoints.
        MODEL
    }

    /// Tells what a path is, by its contents.
    Kind recognise(Path path) throws IOException;

    /// Opens imagery and looks where its values lie.
    ///
    /// @param cacheFolder where reduced copies may be built
    OpenedImage openImage(Path file, Path cacheFolder, CancelToken cancel) throws IOException;

    /// Looks where the values of one part lie.
    ///
    /// @param window full-resolution pixels
    /// @return one for each band
    List<BandStatistics> statistics(RasterSource raster, Window window, CancelToken cancel) throws IOException;

    /// Opens ground truth for an image.
    ///
    /// @param legend the classes; empty to make a legend up from the file
    /// @param cacheFolder where reduced copies may be built
    /// @throws org.lapwing.labels.MisalignedRasterException where the pixels do not coincide and must not be
    ///     resampled
    OpenedLabels openLabels(
            Path file,
            Optional<Legend> legend,
            OpenedImage image,
            Resampling resampling,
            Path cacheFolder,
            CancelToken cancel)
            throws IOException;

    /// Counts classes and unmatched values.
    LabelSurvey survey(OpenedLabels labels, CancelToken cancel, ProgressListener listener) throws IOException;

    /// Reads a legend file.
    Legend readLegend(Path file) throws IOException;

    /// Writes a legend file.
    void writeLegend(Path file, Legend legend) throws IOException;

    /// Reads a project.
    Project readProject(Path place) throws IOException;

    /// Writes a project.
    void writeProject(Project project) throws IOException;

    /// Sees a raster in another reference system.
    ///
    /// @param crs `EPSG:n` or WKT
    ReprojectedRaster reproject(RasterSource raster, String crs, ReprojectedRaster.Sampling sampling)
            throws IOException;

    /// The names of the layers of features in a file.
    List<String> featureLayers(Path file) throws IOException;

    /// Reads a layer of features.
    ///
    /// @param layer its name; empty for the first
    FeatureSet readFeatures(Path file, Optional<String> layer, CancelToken cancel, ProgressListener listener)
            throws IOException;

    /// Sees features in another reference system.
    ///
    /// @param crs `EPSG:n` or WKT
    FeatureSet reproject(FeatureSet features, String crs, CancelToken cancel) throws IOException;

    /// Finds reference systems by code or name; the first search by name takes some seconds.
    List<ReferenceSystem> findReferences(String text, CancelToken cancel) throws IOException;

    /// Prepares the way from map coordinates to longitude and latitude; empty where the map has no known place.
    Optional<LonLatTransform> lonLat(String crs) throws IOException;
}
