package org.lapwing.benchmarks;

import java.util.Locale;

/// One line of results that is set against a limit instead of a peer; less is better.
///
/// @param what what was measured
/// @param measured the figure
/// @param unit its unit
/// @param most what it may be at most; NaN where it is told for its own sake
public record Limit(String what, double measured, String unit, double most) implements Line {

    @Override
    public String toMarkdown() {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f %s | – | – | %s |",
                what,
                measured,
                unit,
                Double.isNaN(most) ? "–" : String.format(Locale.ROOT, "≤ %.0f %s", most, unit));
    }
}
