package org.lapwing.workbench.state;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/// Why an edit of the labels was refused.
///
/// @param text a whole sentence with the remedy
/// @param place where on the ground, in the reference system of the labels
public record EditProblem(String text, Optional<Coordinate> place) {}
