package org.lapwing.labels.annotation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/// An edit that cannot be made; the store is as it was. The message is a whole sentence with the remedy.
public final class EditRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Coordinate place;

    /// @param message whole sentence with the remedy
    /// @param place where on the ground it fails, in the reference system of the store
    public EditRefusedException(String message, Optional<Coordinate> place) {
        super(message);
        this.place = place.map(Coordinate::copy).orElse(null);
    }

    /// Where on the ground it fails, in the reference system of the store.
    public Optional<Coordinate> place() {
        return Optional.ofNullable(place);
    }
}
