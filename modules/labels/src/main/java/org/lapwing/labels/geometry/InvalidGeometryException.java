package org.lapwing.labels.geometry;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/// A geometry that no annotation can have. The message is a whole sentence with the place and the remedy.
public final class InvalidGeometryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Coordinate place;

    InvalidGeometryException(String message, @Nullable Coordinate place) {
        super(message);
        this.place = place;
    }

    /// Where it is wrong; empty where it is so as a whole.
    public Optional<Coordinate> place() {
        return Optional.ofNullable(place);
    }
}
