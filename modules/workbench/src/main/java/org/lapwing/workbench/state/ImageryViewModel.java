package org.lapwing.workbench.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.jobs.CancelToken;
import org.lapwing.mapview.ColorMap;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.LayerStyle;
import org.lapwing.mapview.RampStyle;
import org.lapwing.mapview.Stretch;
import org.lapwing.project.ImageryLook;
import org.lapwing.project.ImageryLook.Stretching;
import org.lapwing.raster.Band;
import org.lapwing.raster.BandLookup;
import org.lapwing.raster.BandStatistics;
import org.lapwing.raster.RasterSource;
import org.lapwing.raster.SampleType;

/// Which bands of one raster are shown in which colour, and how their values are stretched.
///
/// A layer of values has one of these; see [BandCombination] for the presets and [StretchLimits] for the numbers.
@SuppressWarnings("FutureReturnValueIgnored") // the reader of the statistics tells of failures
public final class ImageryViewModel {

    /// Per cent cut at each end when nobody has chosen otherwise.
    static final double USUAL_CLIP = 2;

    private final Function<CancelToken, CompletableFuture<List<BandStatistics>>> viewStatistics;
    private final ObjectProperty<BandCombination> combination = new SimpleObjectProperty<>(BandCombination.OWN);
    private final IntegerProperty red = new SimpleIntegerProperty();
    private final IntegerProperty green = new SimpleIntegerProperty();
    private final IntegerProperty blue = new SimpleIntegerProperty();
    private final IntegerProperty single = new SimpleIntegerProperty();
    private final ObjectProperty<ColorMap> colors = new SimpleObjectProperty<>(ColorMap.GREY);
    private final ObjectProperty<Stretching> stretching = new SimpleObjectProperty<>(Stretching.PERCENT);
    private final DoubleProperty clipPercent = new SimpleDoubleProperty(USUAL_CLIP);
    private final DoubleProperty deviations = new SimpleDoubleProperty(2);
    private final DoubleProperty gamma = new SimpleDoubleProperty(1);
    private final ReadOnlyObjectWrapper<List<Band>> bands = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<BandCombination>> combinations = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<LayerStyle>> style = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<Integer, ImageryLook.Limits> fixed = new HashMap<>();
    private List<BandStatistics> whole = List.of();
    private List<BandStatistics> inView = List.of();
    private CancelToken looking = CancelToken.create();
    private boolean quiet;

    /// Nothing is shown yet.
    ///
    /// @param viewStatistics statistics of the part in view, one for each band; completed on the UI thread
    public ImageryViewModel(Function<CancelToken, CompletableFuture<List<BandStatistics>>> viewStatistics) {
        this.viewStatistics = viewStatistics;
        combination.addListener((_, _, now) -> choose(now));
        List.of(red, green, blue).forEach(band -> band.addListener(_ -> ownBands()));
        single.addListener(_ -> restyle());
        colors.addListener(_ -> restyle());
        stretching.addListener((_, before, now) -> changeStretching(before, now));
        clipPercent.addListener(_ -> restyle());
        deviations.addListener(_ -> restyle());
        gamma.addListener(_ -> restyle());
    }

    /// Which bands are shown together. Choosing [BandCombination#OWN] keeps those that are shown.
    public ObjectProperty<BandCombination> combination() {
        return combination;
    }

    /// The combinations that the bands allow.
    public ReadOnlyObjectProperty<List<BandCombination>> combinations() {
        return combinations.getReadOnlyProperty();
    }

    /// Index of the band shown red, from 0.
    public IntegerProperty red() {
        return red;
    }

    /// Index of the band shown green, from 0.
    public IntegerProperty green() {
        return green;
    }

    /// Index of the band shown blue, from 0.
    public IntegerProperty blue() {
        return blue;
    }

    /// Index of the band that [BandCombination#SINGLE] shows, from 0.
    public IntegerProperty single() {
        return single;
    }

    /// The colours of [BandCombination#SINGLE].
    public ObjectProperty<ColorMap> colors() {
        return colors;
    }

    /// Where the limits come from. Choosing [Stretching#FIXED] locks the present ones.
    public ObjectProperty<Stretching> stretching() {
        return stretching;
    }

    /// Per cent cut at each end, 0 to below 50.
    public DoubleProperty clipPercent() {
        return clipPercent;
    }

    /// Standard deviations at each side of the mean, above 0.
    public DoubleProperty deviations() {
        return deviations;
    }

    /// Above 0; 1 is linear, more is brighter.
    public DoubleProperty gamma() {
        return gamma;
    }

    /// The bands in order.
    public ReadOnlyObjectProperty<List<Band>> bands() {
        return bands.getReadOnlyProperty();
    }

    /// The style these choices make; empty without a raster.
    public ReadOnlyObjectProperty<Optional<LayerStyle>> style() {
        return style.getReadOnlyProperty();
    }

    /// The indices of the bands that are shown, from 0: red, green and blue, or one.
    public List<Integer> shownBands() {
        return combination.get() == BandCombination.SINGLE
                ? List.of(single.get())
                : List.of(red.get(), green.get(), blue.get());
    }

    /// Where the values of a band lie: in view where the stretch follows the view, else everywhere.
    public BandStatistics statistics(int band) {
        return stretching.get() == Stretching.VIEW && !inView.isEmpty() ? inView.get(band) : whole.get(band);
    }

    /// The limits of a band now.
    public Stretch limits(int band) {
        return StretchLimits.of(bands.get().get(band), statistics(band), this, Optional.ofNullable(fixed.get(band)));
    }

    /// Sets the limits of a band by hand; those of the other bands stay as they are now.
    ///
    /// @return whether `low` lies below `high`, so that they were taken
    public boolean fix(int band, double low, double high) {
        if (!Double.isFinite(low) || !Double.isFinite(high) || !(low < high)) {
            return false;
        }
        lock();
        fixed.put(band, new ImageryLook.Limits(band + 1, low, high));
        restyle();
        return true;
    }

    /// The band that a text means, by number, name or wavelength.
    public OptionalInt find(String text) {
        return BandLookup.find(bands.get(), text);
    }

    /// Takes another raster, with the usual look for its bands.
    ///
    /// @param statistics one for each band
    public void load(RasterSource source, List<BandStatistics> statistics) {
        looking.cancel();
        var all = source.bands();
        quiet = true;
        whole = List.copyOf(statistics);
        inView = List.of();
        fixed.clear();
        bands.set(all);
        var possible = BandCombination.of(all);
        combinations.set(possible);
        gamma.set(1);
        clipPercent.set(USUAL_CLIP);
        deviations.set(2);
        colors.set(ColorMap.GREY);
        single.set(0);
        var first = possible.getFirst();
        (first == BandCombination.SINGLE ? BandCombination.OWN : first)
                .bands(all)
                .ifPresent(this::show);
        combination.set(first);
        stretching.set(all.getFirst().type() == SampleType.UINT8 ? Stretching.STORED : Stretching.PERCENT);
        quiet = false;
        restyle();
    }

    /// What a project keeps of these choices.
    public ImageryLook look() {
        return new ImageryLook(
                shownBands().stream().map(index -> index + 1).toList(),
                combination.get() == BandCombination.SINGLE ? colors.get().key() : ColorMap.GREY.key(),
                stretching.get(),
                clipPercent.get(),
                deviations.get(),
                gamma.get(),
                stretching.get() == Stretching.FIXED ? new ArrayList<>(fixed.values()) : List.of());
    }

    /// Shows the raster as it was kept.
    ///
    /// @return false, and nothing is changed, where it names bands or colours that there are not
    public boolean apply(ImageryLook look) {
        int count = bands.get().size();
        var map = ColorMap.ofKey(look.colors());
        if (map.isEmpty()
                || look.bands().stream().anyMatch(band -> band > count)
                || look.limits().stream().anyMatch(limits -> limits.band() > count)) {
            return false;
        }
        quiet = true;
        var shown = look.bands().stream().map(band -> band - 1).toList();
        if (shown.size() == 1) {
            single.set(shown.getFirst());
            colors.set(map.get());
            combination.set(BandCombination.SINGLE);
        } else {
            show(shown);
            combination.set(BandCombination.named(bands.get(), shown));
        }
        clipPercent.set(look.clipPercent());
        deviations.set(look.deviations());
        gamma.set(look.gamma());
        fixed.clear();
        look.limits().forEach(limits -> fixed.put(limits.band() - 1, limits));
        stretching.set(look.stretching());
        quiet = false;
        restyle();
        viewMoved();
        return true;
    }

    /// The map shows another part: a stretch that follows the view is computed anew, in the background.
    public void viewMoved() {
        if (stretching.get() != Stretching.VIEW || bands.get().isEmpty()) {
            return;
        }
        looking.cancel();
        var token = CancelToken.create();
        looking = token;
        viewStatistics.apply(token).thenAccept(found -> {
            boolean any = found.stream().anyMatch(band -> band.count() > 0);
            if (!token.isCancelled() && any && found.size() == bands.get().size()) {
                inView = found;
                restyle();
            }
        });
    }

    private void show(List<Integer> three) {
        red.set(three.get(0));
        green.set(three.get(1));
        blue.set(three.get(2));
    }

    private void choose(BandCombination now) {
        if (quiet) {
            return;
        }
        quiet = true;
        now.bands(bands.get()).filter(_ -> now != BandCombination.OWN).ifPresent(this::show);
        quiet = false;
        restyle();
    }

    private void ownBands() {
        if (!quiet && combination.get() != BandCombination.SINGLE) {
            quiet = true;
            combination.set(BandCombination.named(bands.get(), shownBands()));
            quiet = false;
        }
        restyle();
    }

    /// Fixes the limits of every band where they are now.
    private void lock() {
        if (stretching.get() != Stretching.FIXED) {
            quiet = true;
            hold(stretching.get());
            stretching.set(Stretching.FIXED);
            quiet = false;
        }
    }

    private void hold(Stretching from) {
        fixed.clear();
        for (int band = 0; band < bands.get().size(); band++) {
            var statistics = from == Stretching.VIEW && !inView.isEmpty() ? inView.get(band) : whole.get(band);
            var now = StretchLimits.of(bands.get().get(band), statistics, from, this, Optional.empty());
            fixed.put(band, new ImageryLook.Limits(band + 1, now.low(), now.high()));
        }
    }

    private void changeStretching(Stretching before, Stretching now) {
        if (quiet) {
            return;
        }
        looking.cancel();
        if (now == Stretching.FIXED) {
            hold(before);
        }
        restyle();
        viewMoved();
    }

    private void restyle() {
        if (quiet || bands.get().isEmpty()) {
            return;
        }
        if (combination.get() != BandCombination.SINGLE) {
            style.set(Optional.of(new ImageryStyle(
                    red.get(), green.get(), blue.get(), limits(red.get()), limits(green.get()), limits(blue.get()))));
        } else if (colors.get() == ColorMap.GREY) { // so that a palette keeps its own colours
            style.set(Optional.of(ImageryStyle.grey(single.get(), limits(single.get()))));
        } else {
            style.set(Optional.of(new RampStyle(single.get(), limits(single.get()), colors.get())));
        }
    }
}
