package org.lapwing.accuracy;

import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.Window;

/// Looks at pieces of a map and a reference that lie on the same pixels, one piece after the other.
public interface PairVisitor {

    /// Takes one piece.
    ///
    /// @param piece where it lies, at full resolution
    /// @param map class indices of the map, rows first; 255 where there is none
    /// @param reference class indices of the reference, rows first; 255 where there is none
    void visit(Window piece, byte[] map, byte[] reference, CancelToken cancel) throws RasterReadException;
}
