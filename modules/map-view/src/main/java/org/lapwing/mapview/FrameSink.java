package org.lapwing.mapview;

/// Where painted frames go; called on the UI thread.
@FunctionalInterface
interface FrameSink {

    /// Shows a frame.
    void commit(PaintedFrame painted);
}
