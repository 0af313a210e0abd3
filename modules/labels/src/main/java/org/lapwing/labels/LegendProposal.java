package org.lapwing.labels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/// A legend made up from a label file, for a person to correct.
///
/// @param legend the proposal
/// @param remarks whole sentences on what was assumed
public record LegendProposal(Legend legend, List<String> remarks) {

    /// Copies the list.
    public LegendProposal {
        remarks = List.copyOf(remarks);
    }

    /// One legend for two files that were looked at apart, such as a map and its reference: the classes of this
    /// proposal, then the other's further codes. A code that either ignores is ignored.
    public LegendProposal with(LegendProposal other) {
        var ignore = new TreeSet<>(legend.ignore());
        ignore.addAll(other.legend.ignore());
        var ignoreColors = new TreeSet<>(legend.ignoreColors());
        ignoreColors.addAll(other.legend.ignoreColors());
        var classes = new ArrayList<LegendClass>();
        var colors = new HashSet<String>();
        for (var proposal : List.of(this, other)) {
            for (var each : proposal.legend.classes()) {
                if (ignore.contains(each.code()) || classes.stream().anyMatch(one -> one.code() == each.code())) {
                    continue;
                }
                var color = each.color();
                if (!colors.add(color)) {
                    color = ClassColors.distinct(Legend.UNLABELLED).stream()
                            .filter(colors::add)
                            .findFirst()
                            .orElse(color);
                }
                classes.add(new LegendClass(each.code(), each.name(), color, each.merges()));
            }
        }
        var all = new ArrayList<>(remarks);
        other.remarks.stream().filter(remark -> !all.contains(remark)).forEach(all::add);
        return new LegendProposal(new Legend(classes, ignore, ignoreColors), all);
    }
}
