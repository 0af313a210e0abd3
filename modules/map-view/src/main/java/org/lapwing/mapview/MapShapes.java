package org.lapwing.mapview;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.lapwing.raster.SourceId;
import org.lapwing.vector.Feature;
import org.locationtech.jts.geom.Envelope;

/// Points, lines and polygons in one state, found by place. Immutable, so safe for several threads.
public interface MapShapes {

    /// Which shapes these are in which state: equal ids draw alike.
    SourceId id();

    /// What a person calls them.
    String name();

    /// `EPSG:n` or WKT; empty where not known.
    String crs();

    /// A rectangle around all of them; null-envelope where there are none.
    Envelope bounds();

    /// The place of a field among the values of each; empty where there is none of that name.
    OptionalInt field(String name);

    /// Those whose bounds meet a rectangle, the lowest first.
    List<Feature> within(Envelope place);

    /// Where these differ from another state of the same shapes; empty where that is not known. A null-envelope
    /// says that nothing differs.
    default Optional<Envelope> changedSince(SourceId before) {
        return Optional.empty();
    }

    /// The same shapes in another reference system. Not for the FX thread.
    ///
    /// @param crs `EPSG:n` or WKT
    /// @throws IOException where there is no way there
    MapShapes in(String crs) throws IOException;
}
