package org.lapwing.workbench;

/// Which colours the window uses.
public enum ThemeChoice {
    /// As the operating system says, following it when it changes.
    SYSTEM,
    /// Dark text on light ground.
    LIGHT,
    /// Light text on dark ground.
    DARK
}
