package org.lapwing.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All rounds of a project, and which one its model is of. Immutable.
///
/// @param rounds in order of their numbers, 1, 2, 3, …; none is ever taken out
/// @param current number of the round whose model is in use: the last one, unless a person went back; 0 for none
public record Rounds(List<Round> rounds, int current) {

    /// No round yet.
    public static final Rounds NONE = new Rounds(List.of(), 0);

    /// Checks that numbers go up one by one.
    public Rounds {
        rounds = List.copyOf(rounds);
        for (int i = 0; i < rounds.size(); i++) {
            if (rounds.get(i).number() != i + 1) {
                throw new IllegalArgumentException(
                        "round " + rounds.get(i).number() + " stands where round " + (i + 1) + " belongs");
            }
        }
        if (current < 0 || current > rounds.size() || (current == 0 && !rounds.isEmpty())) {
            throw new IllegalArgumentException("round " + current + " is current among " + rounds.size());
        }
    }

    /// The round of a number.
    public Optional<Round> find(int number) {
        return number < 1 || number > rounds.size() ? Optional.empty() : Optional.of(rounds.get(number - 1));
    }

    /// The round whose model is in use.
    public Optional<Round> inUse() {
        return find(current);
    }

    /// Number that the next round gets.
    public int next() {
        return rounds.size() + 1;
    }

    /// With one more round, which becomes the current one.
    ///
    /// @param round its number is [#next]
    public Rounds with(Round round) {
        var all = new ArrayList<>(rounds);
        all.add(round);
        return new Rounds(all, round.number());
    }

    /// With one round changed, such as by a remark.
    public Rounds replacing(Round round) {
        var all = new ArrayList<>(rounds);
        all.set(round.number() - 1, round);
        return new Rounds(all, current);
    }

    /// With another round in use; later rounds stay, so that one can go forward again.
    ///
    /// @throws IllegalArgumentException if there is no such round
    public Rounds at(int number) {
        if (find(number).isEmpty()) {
            throw new IllegalArgumentException("There is no round " + number + "; there are " + rounds.size() + ".");
        }
        return new Rounds(rounds, number);
    }
}
