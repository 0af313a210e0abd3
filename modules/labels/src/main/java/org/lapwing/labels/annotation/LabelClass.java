package org.lapwing.labels.annotation;

import java.util.OptionalInt;
import org.lapwing.labels.LegendClass;

/// One class that annotations may have.
///
/// @param code value in files, 0 to 254; 255 means unlabelled there
/// @param name what a person reads; never blank
/// @param color `#RRGGBB`, upper case
/// @param parent code of the class that this one is a kind of; empty on the upper level
/// @param role what the class is for
public record LabelClass(int code, String name, String color, OptionalInt parent, Role role) {

    /// What a class is for.
    public enum Role {
        /// Something that is on the ground.
        GROUND,
        /// What the author cannot tell. Nobody learns from it, and it is not unlabelled: somebody looked.
        UNKNOWN
    }

    /// Checks ranges.
    public LabelClass {
        if (code > 254) {
            throw new IllegalArgumentException("class code " + code + " is outside 0 to 254");
        }
        var checked = new LegendClass(code, name, color, java.util.List.of());
        color = checked.color();
        if (parent.isPresent() && parent.getAsInt() == code) {
            throw new IllegalArgumentException("class " + name + " cannot be a kind of itself");
        }
    }

    /// A class of the upper level.
    public static LabelClass of(int code, String name, String color) {
        return new LabelClass(code, name, color, OptionalInt.empty(), Role.GROUND);
    }

    /// The class of what an author cannot tell.
    public static LabelClass unknown(int code, String name, String color) {
        return new LabelClass(code, name, color, OptionalInt.empty(), Role.UNKNOWN);
    }

    /// Whether this is what an author cannot tell.
    public boolean isUnknown() {
        return role == Role.UNKNOWN;
    }
}
