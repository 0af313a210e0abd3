package org.lapwing.benchmarks;

/// One line of results.
interface Line {

    /// As a line of a Markdown table: work, Lapwing, peer, ratio, goal.
    String toMarkdown();
}
