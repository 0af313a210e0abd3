package org.lapwing.labels;

import java.util.List;

/// A legend made up from a label file, for a person to correct.
///
/// @param legend the proposal
/// @param remarks whole sentences on what was assumed
public record LegendProposal(Legend legend, List<String> remarks) {

    /// Copies the list.
    public LegendProposal {
        remarks = List.copyOf(remarks);
    }
}
