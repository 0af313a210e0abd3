package org.lapwing.workbench.service;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Grid;
import org.lapwing.raster.remote.MapServiceOffer;
import org.lapwing.raster.remote.RemoteSpec;

/// Fetches imagery from the web, only when it is called. Every method but [#threads] blocks.
public interface RemoteService {

    /// Threads that may wait for servers, and hold up nothing else.
    Executor threads();

    /// Asks a web map service what it offers.
    ///
    /// @throws IOException where it does not answer, or not as a map service; a sentence with the remedy
    MapServiceOffer offer(String address, CancelToken cancel) throws IOException;

    /// Opens imagery and looks where its values lie.
    ///
    /// @param image the grid of the image, around which it is asked for
    /// @throws IOException where it cannot be had; a sentence with the remedy
    OpenedRemote open(RemoteSpec spec, Grid image, CancelToken cancel) throws IOException;
}
