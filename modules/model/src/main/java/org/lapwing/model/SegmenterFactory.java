package org.lapwing.model;

/// Opens stored models for use. Device thread only.
@FunctionalInterface
public interface SegmenterFactory {

    /// Opens a model.
    ///
    /// @return the running model; the caller closes it on the device thread
    /// @throws ModelException if its files are missing, damaged or not supported
    Segmenter open(Checkpoint checkpoint) throws ModelException;
}
