package org.lapwing.workbench.state;

import java.util.Optional;

/// One message that stays until a person has read it.
///
/// @param kind how grave it is
/// @param title what happened, a few words
/// @param detail the whole sentence with the remedy; may be empty
/// @param action what to press next, where there is something
public record Notice(Kind kind, String title, String detail, Optional<Action> action) {

    /// How grave a notice is.
    public enum Kind {
        /// Something was finished.
        DONE,
        /// Something to know.
        INFORMATION,
        /// Something is not as one might expect.
        WARNING,
        /// Something failed.
        FAILURE
    }

    /// A button of a notice.
    ///
    /// @param text what it says
    /// @param run what it does, on the UI executor
    public record Action(String text, Runnable run) {}
}
