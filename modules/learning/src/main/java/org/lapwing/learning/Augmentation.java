package org.lapwing.learning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// How training patches are varied so that the network learns the land and not the flight.
///
/// As text it reads like `turn,scale:0.25,noise`: names of steps with their strengths; `still:6+7` names the bands,
/// from 1, that steps of colour leave alone.
///
/// @param strengths the steps that are taken and how strongly; 1 for a step without strength
/// @param still bands, from 1, whose values are no brightness, so that steps of colour leave them alone; empty where
///     [StillBands] finds them by name
public record Augmentation(Map<AugmentationStep, Double> strengths, Optional<SortedSet<Integer>> still) {

    private static final String STILL = "still";

    /// No change at all.
    public static final Augmentation NONE = new Augmentation(Map.of(), Optional.empty());

    /// What runs use unless told otherwise: colours vary little, since three times as much cost a hundredth of mean IoU
    /// where a run was judged on land beside that it was trained on.
    public static final Augmentation DEFAULT = new Augmentation(
            Map.of(
                    AugmentationStep.TURN, 1.0,
                    AugmentationStep.SCALE, 0.25,
                    AugmentationStep.BRIGHTNESS, 0.05,
                    AugmentationStep.CONTRAST, 0.1,
                    AugmentationStep.BAND_SHIFT, 0.02),
            Optional.empty());

    /// Rejects changes that destroy the image.
    public Augmentation {
        var sorted = new EnumMap<AugmentationStep, Double>(AugmentationStep.class);
        strengths.forEach((step, strength) -> {
            step.requireStrength(strength);
            if (strength > 0) {
                sorted.put(step, strength);
            }
        });
        strengths = Collections.unmodifiableMap(sorted);
        still = still.map(bands -> Collections.unmodifiableSortedSet(new TreeSet<>(bands)));
        if (still.isPresent() && !still.get().isEmpty() && still.get().first() < 1) {
            throw new IllegalArgumentException("bands are counted from 1, not " + still.get());
        }
    }

    /// How strongly a step is taken; 0 where it is not.
    public double strength(AugmentationStep step) {
        return strengths.getOrDefault(step, 0.0);
    }

    /// Whether a step is taken.
    public boolean takes(AugmentationStep step) {
        return strengths.containsKey(step);
    }

    /// A copy with one step of another strength; 0 leaves it out.
    public Augmentation with(AugmentationStep step, double strength) {
        var changed = new EnumMap<AugmentationStep, Double>(AugmentationStep.class);
        changed.putAll(strengths);
        changed.put(step, strength);
        return new Augmentation(changed, still);
    }

    /// A copy that takes one step alone.
    public Augmentation only(AugmentationStep step) {
        return new Augmentation(Map.of(step, strength(step)), still);
    }

    /// Reads what [#text] writes; `default` stands for the steps of [#DEFAULT], `none` for none. What is named later
    /// counts.
    ///
    /// @throws IllegalArgumentException naming what is wrong and the steps there are
    public static Augmentation parse(String text) {
        var augmentation = NONE;
        for (var each : text.toLowerCase(Locale.ROOT).split(",", -1)) {
            var words = List.of(each.strip().split(":", -1));
            augmentation = switch (words.getFirst()) {
                case "none" -> NONE;
                case "default" -> with(augmentation, DEFAULT);
                case STILL -> new Augmentation(augmentation.strengths, Optional.of(bands(text, words)));
                default -> {
                    var step = AugmentationStep.of(words.getFirst());
                    var numbers = new Numbers(each.strip(), words.subList(1, words.size()));
                    numbers.requireNoMoreThan(step.hasStrength() ? 1 : 0);
                    yield augmentation.with(step, numbers.at(0, step.usual()));
                }
            };
        }
        return augmentation;
    }

    private static Augmentation with(Augmentation augmentation, Augmentation more) {
        var steps = new EnumMap<AugmentationStep, Double>(AugmentationStep.class);
        steps.putAll(augmentation.strengths);
        steps.putAll(more.strengths);
        return new Augmentation(steps, augmentation.still);
    }

    private static SortedSet<Integer> bands(String text, List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException("'" + text + "': name the still bands like still:6+7, or still:none");
        }
        if (words.get(1).equals("none")) {
            return new TreeSet<>();
        }
        try {
            return Arrays.stream(words.get(1).split("\\+", -1))
                    .map(word -> Integer.valueOf(word.strip()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (NumberFormatException broken) {
            throw new IllegalArgumentException(
                    "'" + text + "': name the still bands like still:6+7, or still:none", broken);
        }
    }

    /// The augmentation as [#parse] reads it.
    public String text() {
        var words = new ArrayList<String>();
        strengths.forEach(
                (step, strength) -> words.add(step.word() + (step.hasStrength() ? ":" + number(strength) : "")));
        still.ifPresent(bands -> words.add(STILL + ":"
                + (bands.isEmpty()
                        ? "none"
                        : bands.stream().map(String::valueOf).collect(Collectors.joining("+")))));
        return words.isEmpty() ? "none" : String.join(",", words);
    }

    @Override
    public String toString() {
        return text();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
