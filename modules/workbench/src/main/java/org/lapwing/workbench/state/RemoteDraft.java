package org.lapwing.workbench.state;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.lapwing.raster.RasterReadException;
import org.lapwing.raster.remote.MapServiceLayer;
import org.lapwing.raster.remote.MapServiceOffer;
import org.lapwing.raster.remote.RemoteSpec;
import org.lapwing.raster.remote.TileTemplate;
import org.lapwing.raster.remote.WebAddress;
import org.lapwing.workbench.text.FailureText;
import org.lapwing.workbench.text.Messages;

/// What a person types to have imagery fetched, and what is wrong with it. Nothing is fetched but the offer of a map
/// service, when it is asked for.
@SuppressWarnings("FutureReturnValueIgnored") // the outcome is shown
public final class RemoteDraft {

    /// What stands at an address.
    public enum Kind {
        /// Map tiles.
        TILES,
        /// A web map service.
        SERVICE,
        /// A GeoTIFF.
        TIFF
    }

    private static final int USUAL_ZOOM = 19;

    private final Function<String, CompletableFuture<MapServiceOffer>> ask;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TILES);
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty attribution = new SimpleStringProperty("");
    private final IntegerProperty zoom = new SimpleIntegerProperty(USUAL_ZOOM);
    private final ObservableList<MapServiceLayer> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<String> format = new SimpleObjectProperty<>("image/png");
    private final ReadOnlyObjectWrapper<Optional<MapServiceOffer>> offer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private Optional<RemoteSpec> spec = Optional.empty();

    /// @param ask asks a service what it offers; completed on the UI executor
    RemoteDraft(Function<String, CompletableFuture<MapServiceOffer>> ask) {
        this.ask = ask;
        List.of(name, attribution).forEach(each -> each.addListener(_ -> judge()));
        kind.addListener(_ -> judge());
        zoom.addListener(_ -> judge());
        format.addListener(_ -> judge());
        address.addListener(_ -> {
            offer.set(Optional.empty());
            chosen.clear();
            judge();
        });
        chosen.addListener((ListChangeListener<MapServiceLayer>) _ -> {
            adoptLayers();
            judge();
        });
        judge();
    }

    /// What stands at the address.
    public ObjectProperty<Kind> kind() {
        return kind;
    }

    /// What the layer will be called; a proposal until a person types another.
    public StringProperty name() {
        return name;
    }

    /// Where it is.
    public StringProperty address() {
        return address;
    }

    /// Who has to be named beside the picture.
    public StringProperty attribution() {
        return attribution;
    }

    /// The finest zoom of map tiles.
    public IntegerProperty zoom() {
        return zoom;
    }

    /// The media type of a map service's pictures.
    public ObjectProperty<String> format() {
        return format;
    }

    /// What the service at the address offers; empty until it was asked.
    public ReadOnlyObjectProperty<Optional<MapServiceOffer>> offer() {
        return offer.getReadOnlyProperty();
    }

    /// The layers of the service to be shown together, bottom first.
    public ObservableList<MapServiceLayer> chosen() {
        return chosen;
    }

    /// What is wrong or missing, or what will happen.
    public ReadOnlyStringProperty verdict() {
        return verdict.getReadOnlyProperty();
    }

    /// What to open; empty while something is wrong or missing.
    public Optional<RemoteSpec> spec() {
        return spec;
    }

    /// The name, or what is proposed where none was typed.
    public String title() {
        return name.get().isBlank() ? proposal() : name.get().strip();
    }

    /// Asks the service at the address what it offers.
    public void askService() {
        var at = address.get().strip();
        try {
            WebAddress.of(at);
        } catch (RasterReadException wrong) {
            verdict.set(String.valueOf(wrong.getMessage()));
            return;
        }
        verdict.set(Messages.text("remote.asking"));
        ask.apply(at).whenComplete((found, failure) -> {
            if (!at.equals(address.get().strip())) {
                return; // another address was typed meanwhile
            }
            if (failure != null) {
                verdict.set(FailureText.of(failure));
                return;
            }
            if (found.readableFormats().isEmpty()) {
                verdict.set(Messages.text("remote.formats", String.join(", ", found.formats())));
                return;
            }
            format.set(found.readableFormats().getFirst());
            offer.set(Optional.of(found));
            judge();
        });
    }

    private void adoptLayers() {
        chosen.stream()
                .map(MapServiceLayer::attribution)
                .filter(text -> !text.isEmpty() && attribution.get().isBlank())
                .findFirst()
                .ifPresent(attribution::set);
    }

    private String proposal() {
        if (kind.get() == Kind.SERVICE && !chosen.isEmpty()) {
            return chosen.getFirst().title();
        }
        try {
            var shown = WebAddress.of(address.get().replaceAll("[{}]", ""));
            var path = String.valueOf(shown.uri().getPath());
            return kind.get() == Kind.TIFF ? path.substring(path.lastIndexOf('/') + 1) : shown.host();
        } catch (RasterReadException _) { // the verdict says so
            return "";
        }
    }

    private void judge() {
        spec = Optional.empty();
        if (address.get().isBlank()) {
            verdict.set(
                    switch (kind.get()) {
                        case TILES -> Messages.text("remote.tiles.help", "{z}", "{x}", "{y}", "{-y}");
                        case SERVICE -> Messages.text("remote.service.help");
                        case TIFF -> Messages.text("remote.tiff.help");
                    });
            return;
        }
        try {
            spec = Optional.ofNullable(read());
            verdict.set(spec.map(found -> Messages.text("remote.good"))
                    .orElseGet(() -> offer.get().isPresent()
                            ? Messages.text("remote.choose")
                            : Messages.text("remote.ask.first")));
        } catch (RasterReadException wrong) {
            verdict.set(String.valueOf(wrong.getMessage()));
        }
    }

    private @Nullable RemoteSpec read() throws RasterReadException {
        var at = address.get().strip();
        var credit = attribution.get().strip();
        return switch (kind.get()) {
            case TILES ->
                new RemoteSpec.Tiles(
                        TileTemplate.of(at).text(), Math.clamp(zoom.get(), 0, RemoteSpec.Tiles.FINEST), credit);
            case TIFF -> {
                WebAddress.of(at);
                yield new RemoteSpec.CloudTiff(at, credit);
            }
            case SERVICE -> {
                WebAddress.of(at);
                yield chosen.isEmpty()
                        ? null
                        : new RemoteSpec.MapService(
                                at,
                                chosen.stream().map(MapServiceLayer::name).collect(Collectors.joining(",")),
                                format.get(),
                                credit);
            }
        };
    }
}
