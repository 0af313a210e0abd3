package org.lapwing.model.doctor;

import java.util.List;
import org.lapwing.model.device.DeviceDecision;
import org.lapwing.model.device.Machine;

/// What the doctor found.
///
/// @param machine what is there
/// @param decision which device is used, and why
/// @param trials what was tried on it, in order
/// @param advice what to do, the most important first; empty where all is well
public record DoctorReport(Machine machine, DeviceDecision decision, List<Trial> trials, List<Advice> advice) {

    /// Copies the lists.
    public DoctorReport {
        trials = List.copyOf(trials);
        advice = List.copyOf(advice);
    }

    /// Whether everything that was tried works.
    public boolean isWell() {
        return trials.stream().allMatch(trial -> trial.failure().isEmpty());
    }
}
