package org.lapwing.commandline;

import org.lapwing.learning.query.simulation.CurvePlot;

/// The words of a plot of learning curves.
final class PlotTexts {

    private PlotTexts() {}

    static CurvePlot.Words words() {
        return new CurvePlot.Words(
                Messages.text("simulate.plot.title"),
                Messages.text("simulate.plot.patches"),
                Messages.text("simulate.plot.score"),
                Messages.text("simulate.plot.random"),
                Messages.text("simulate.plot.reached"),
                Messages.text("simulate.plot.never"));
    }
}
