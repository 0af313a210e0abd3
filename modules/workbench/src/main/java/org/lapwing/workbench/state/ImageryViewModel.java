package org.lapwing.workbench.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lapwing.mapview.ImageryStyle;
import org.lapwing.mapview.Stretch;
import org.lapwing.raster.Band;
import org.lapwing.raster.SampleType;
import org.lapwing.workbench.service.OpenedImage;
import org.lapwing.workbench.service.OpenedImage.BandRange;

/// Which bands of the image are shown in which colour, and how their values are stretched.
public final class ImageryViewModel {

    /// How values become brightness.
    public enum StretchMode {
        /// From the value below which two per cent lie to the one above which two per cent lie.
        PERCENT,
        /// From the smallest to the largest value.
        RANGE,
        /// Two standard deviations around the mean.
        DEVIATION,
        /// As stored: 0 to 255 for bytes, else the smallest to the largest value.
        NONE
    }

    private final IntegerProperty red = new SimpleIntegerProperty();
    private final IntegerProperty green = new SimpleIntegerProperty();
    private final IntegerProperty blue = new SimpleIntegerProperty();
    private final ObjectProperty<StretchMode> stretch = new SimpleObjectProperty<>(StretchMode.PERCENT);
    private final ReadOnlyObjectWrapper<List<String>> bandNames = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ImageryStyle>> style = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<OpenedImage> image = Optional.empty();
    private boolean loading;

    /// No image.
    public ImageryViewModel() {
        red.addListener(_ -> restyle());
        green.addListener(_ -> restyle());
        blue.addListener(_ -> restyle());
        stretch.addListener(_ -> restyle());
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

    /// How values become brightness.
    public ObjectProperty<StretchMode> stretch() {
        return stretch;
    }

    /// The names of the image's bands in order.
    public ReadOnlyObjectProperty<List<String>> bandNames() {
        return bandNames.getReadOnlyProperty();
    }

    /// The style these choices make; empty without an image.
    public ReadOnlyObjectProperty<Optional<ImageryStyle>> style() {
        return style.getReadOnlyProperty();
    }

    /// Takes another image: bands by their names where they say red, green and blue, else the first three.
    public void load(OpenedImage opened) {
        var bands = opened.source().bands();
        loading = true;
        image = Optional.of(opened);
        bandNames.set(bands.stream().map(Band::name).toList());
        red.set(bandOf(bands, "red", 0));
        green.set(bandOf(bands, "green", bands.size() >= 3 ? 1 : 0));
        blue.set(bandOf(bands, "blue", bands.size() >= 3 ? 2 : 0));
        stretch.set(bands.getFirst().type() == SampleType.UINT8 ? StretchMode.NONE : StretchMode.PERCENT);
        loading = false;
        restyle();
    }

    private static int bandOf(List<Band> bands, String color, int otherwise) {
        for (int index = 0; index < bands.size(); index++) {
            if (bands.get(index).name().toLowerCase(Locale.ROOT).equals(color)) {
                return index;
            }
        }
        return otherwise;
    }

    private void restyle() {
        if (loading || image.isEmpty()) {
            return;
        }
        var opened = image.get();
        style.set(Optional.of(new ImageryStyle(
                red.get(),
                green.get(),
                blue.get(),
                stretchOf(opened, red.get()),
                stretchOf(opened, green.get()),
                stretchOf(opened, blue.get()))));
    }

    private Stretch stretchOf(OpenedImage opened, int band) {
        var range = opened.ranges().get(band);
        boolean bytes = opened.source().bands().get(band).type() == SampleType.UINT8;
        return switch (stretch.get()) {
            case PERCENT -> between(range.low(), range.high(), range);
            case RANGE -> between(range.min(), range.max(), range);
            case DEVIATION ->
                between(range.mean() - 2 * range.deviation(), range.mean() + 2 * range.deviation(), range);
            case NONE -> bytes ? Stretch.bytes() : between(range.min(), range.max(), range);
        };
    }

    /// A linear stretch that also works for bands of one value or of none.
    private static Stretch between(double low, double high, BandRange range) {
        if (Double.isFinite(low) && Double.isFinite(high) && low < high) {
            return Stretch.linear(low, high);
        }
        return Double.isFinite(range.min()) ? Stretch.linear(range.min() - 1, range.min() + 1) : Stretch.bytes();
    }
}
