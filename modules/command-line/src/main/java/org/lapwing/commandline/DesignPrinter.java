package org.lapwing.commandline;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.lapwing.accuracy.design.AllocationPlan;
import org.lapwing.accuracy.design.StratumSize;

/// Prints strata and what each allocation promises, for people.
final class DesignPrinter {

    private DesignPrinter() {}

    static void print(List<StratumSize> sizes, List<AllocationPlan> plans, DesignChoice choice, Console console)
            throws IOException {
        if (choice.isClustered()) {
            return;
        }
        var weights = DesignChoice.weights(sizes);
        var expected = choice.accuracies(sizes);
        console.line(Messages.text("design.stratum-header"));
        for (int index = 0; index < sizes.size(); index++) {
            var size = sizes.get(index);
            console.line(String.format(
                    Locale.ROOT,
                    "%-26s %11d %12s  %6.4f    %6.4f",
                    size.name(),
                    size.units(),
                    size.squareMetres().isPresent()
                            ? String.format(
                                    Locale.ROOT, "%.2f", size.squareMetres().getAsDouble() / 10_000)
                            : Messages.text("assess.undefined"),
                    weights.get(index),
                    expected.get(index)));
        }
        for (var plan : plans) {
            console.line(Messages.text(
                    "design.plan",
                    plan.allocation().key(),
                    String.join(
                            " ",
                            plan.units().stream()
                                    .map(each -> Integer.toString(each))
                                    .toList()),
                    number(plan.overallError()),
                    String.join(
                            " ",
                            plan.usersErrors().stream()
                                    .map(DesignPrinter::number)
                                    .toList())));
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
