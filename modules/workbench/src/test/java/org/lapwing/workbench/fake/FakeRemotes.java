package org.lapwing.workbench.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Grid;
import org.lapwing.raster.MemoryRaster;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.Tile;
import org.lapwing.raster.remote.MapServiceLayer;
import org.lapwing.raster.remote.MapServiceOffer;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.workbench.service.OpenedRemote;
import org.lapwing.workbench.service.RemoteService;

/// A web on which everything is grey; addresses with `broken` in them do not answer.
public final class FakeRemotes implements RemoteService {

    /// Addresses that were asked, in order.
    public final List<String> asked = new ArrayList<>();

    private final Executor executor;

    FakeRemotes(Executor executor) {
        this.executor = executor;
    }

    @Override
    public Executor threads() {
        return executor;
    }

    @Override
    public MapServiceOffer offer(String address, CancelToken cancel) throws IOException {
        ask(address);
        return new MapServiceOffer(
                "Maps of the valley",
                "1.3.0",
                List.of("image/jpeg", "image/png"),
                List.of(
                        new MapServiceLayer("all", "Everything", 0, List.of("EPSG:32632"), ""),
                        new MapServiceLayer(
                                "ortho2020", "Aerial images 2020", 1, List.of("EPSG:32632"), "Survey of the valley"),
                        new MapServiceLayer("dem", "dem", 1, List.of("EPSG:32632"), "")));
    }

    @Override
    public OpenedRemote open(RemoteSpec spec, Grid image, CancelToken cancel) throws IOException {
        ask(spec.address());
        int columns = (int) image.columns();
        int rows = (int) image.rows();
        var samples = new byte[3 * columns * rows];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (150 + i % columns / 16 * 17 % 60);
        }
        var bands = List.of("red", "green", "blue").stream()
                .map(name -> Band.of(name, SampleType.UINT8))
                .toList();
        RasterSource raster = new MemoryRaster(
                SourceId.of("web " + Arrays.hashCode(spec.address().toCharArray())),
                image,
                new Tile(image.bounds(), bands, samples, Optional.empty()));
        return new OpenedRemote(raster, BandStatistics.of(raster, cancel));
    }

    private void ask(String address) throws IOException {
        asked.add(address);
        if (address.contains("broken")) {
            throw new IOException("https://broken.example.org/ has not answered within 30 seconds. Try again later.");
        }
    }
}
