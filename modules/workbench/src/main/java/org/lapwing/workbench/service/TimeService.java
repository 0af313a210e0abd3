package org.lapwing.workbench.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.Window;
import org.lapwing.raster.time.TimeStack;

/// Opens imagery of several dates. Every method blocks; failures are sentences that name file and remedy.
public interface TimeService {

    /// Looks what files hold, so that a person can say of which dates they are. Reads no pixels.
    List<UndatedFile> look(List<Path> files, CancelToken cancel) throws IOException;

    /// Opens imagery of several dates as one.
    ///
    /// @throws IOException where a file cannot be read, or they do not fit together
    OpenedTimes open(List<DatedBands> dates, CancelToken cancel) throws IOException;

    /// Looks where the values of one part lie over all dates.
    ///
    /// @param window full-resolution pixels of the stack's grid
    List<BandStatistics> statistics(TimeStack stack, Window window, CancelToken cancel) throws IOException;
}
