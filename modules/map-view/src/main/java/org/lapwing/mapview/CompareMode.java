package org.lapwing.mapview;

/// How a view is compared with what lies beneath its top layer.
public enum CompareMode {
    /// Not at all.
    NONE,
    /// What lies beneath is shown to the right of a line that can be dragged.
    SWIPE,
    /// Both are shown in turn.
    FLICKER,
    /// What lies beneath is shown in a circle around the cursor.
    SPYGLASS
}
