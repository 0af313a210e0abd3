package org.lapwing.workbench.state;

import java.util.Optional;
import org.lapwing.mapview.Stretch;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.ImageryLook.Stretching;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.SampleType;

/// The limits between which the values of a band are spread over brightness or colours.
final class StretchLimits {

    private StretchLimits() {}

    static Stretch of(
            Band band, BandStatistics statistics, ImageryViewModel chosen, Optional<ImageryLook.Limits> fixed) {
        return of(band, statistics, chosen.stretching().get(), chosen, fixed);
    }

    /// @param how where the limits come from
    /// @param fixed those of [Stretching#FIXED]; without them the values' range counts
    static Stretch of(
            Band band,
            BandStatistics statistics,
            Stretching how,
            ImageryViewModel chosen,
            Optional<ImageryLook.Limits> fixed) {
        double gamma = chosen.gamma().get();
        double clip = chosen.clipPercent().get();
        double reach = chosen.deviations().get() * statistics.deviation();
        return switch (how) {
            case PERCENT, VIEW ->
                between(statistics.percentile(clip), statistics.percentile(100 - clip), statistics, gamma);
            case RANGE -> between(statistics.min(), statistics.max(), statistics, gamma);
            case DEVIATION -> between(statistics.mean() - reach, statistics.mean() + reach, statistics, gamma);
            case FIXED ->
                fixed.map(limits -> between(limits.low(), limits.high(), statistics, gamma))
                        .orElseGet(() -> between(statistics.min(), statistics.max(), statistics, gamma));
            case STORED ->
                band.type() == SampleType.UINT8
                        ? new Stretch(band.offset(), 255 * band.scale() + band.offset(), gamma)
                        : between(statistics.min(), statistics.max(), statistics, gamma);
        };
    }

    /// A stretch that also works for bands of one value or of none.
    private static Stretch between(double low, double high, BandStatistics statistics, double gamma) {
        if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
            return new Stretch(low, high, gamma);
        }
        double min = statistics.min();
        double max = statistics.max();
        if (!Double.isFinite(min)) {
            return new Stretch(0, 255, gamma);
        }
        return min < max ? new Stretch(min, max, gamma) : new Stretch(min - 1, min + 1, gamma);
    }
}
