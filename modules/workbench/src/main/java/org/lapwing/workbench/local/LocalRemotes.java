package org.lapwing.workbench.local;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Grid;
import org.lapwing.raster.remote.MapServiceOffer;
import org.lapwing.raster.remote.RemoteImagery;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.service.OpenedRemote;
import org.lapwing.workbench.service.RemoteService;

/// Imagery that is fetched over this machine's network.
final class LocalRemotes implements RemoteService, AutoCloseable {

    private final RemoteImagery imagery;

    /// @param imagery closed with this
    LocalRemotes(RemoteImagery imagery) {
        this.imagery = imagery;
    }

    @Override
    public Executor threads() {
        return imagery.threads();
    }

    @Override
    public MapServiceOffer offer(String address, CancelToken cancel) throws IOException {
        return imagery.offer(address, cancel);
    }

    @Override
    public OpenedRemote open(RemoteSpec spec, Grid image, CancelToken cancel) throws IOException {
        var source = imagery.open(spec, image, cancel);
        try {
            return new OpenedRemote(source, BandStatistics.of(source, cancel));
        } catch (IOException | RuntimeException failure) {
            source.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        imagery.close();
    }
}
