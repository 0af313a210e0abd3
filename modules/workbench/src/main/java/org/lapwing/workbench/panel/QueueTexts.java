package org.lapwing.workbench.panel;

import java.util.Optional;
import org.lapwing.labels.Legend;
import org.lapwing.learning.query.QueryReason;
import org.lapwing.learning.query.QueryStrategy;
import org.lapwing.learning.query.QueueState;
import org.lapwing.learning.query.Reduction;
import org.lapwing.learning.query.StoppingAdvice;
import org.lapwing.workbench.text.Formats;
import org.lapwing.workbench.text.Messages;

/// How strategies, reasons and states of patches are said.
final class QueueTexts {

    /// From this share on, all others are lower as a person reads per cents.
    private static final double HIGHEST = 0.995;

    private QueueTexts() {}

    /// The name of a strategy.
    static String name(QueryStrategy strategy) {
        return switch (strategy) {
            case RANDOM -> Messages.text("queue.strategy.random");
            case ENTROPY -> Messages.text("queue.strategy.entropy");
            case MARGIN -> Messages.text("queue.strategy.margin");
            case LEAST_CONFIDENCE -> Messages.text("queue.strategy.confidence");
            case BALD -> Messages.text("queue.strategy.bald");
            case POWER_BALD -> Messages.text("queue.strategy.power");
            case CORE_SET -> Messages.text("queue.strategy.coreset");
            case BADGE -> Messages.text("queue.strategy.badge");
            case CLASS_BALANCED -> Messages.text("queue.strategy.balanced");
            case COMMITTEE -> Messages.text("queue.strategy.committee");
        };
    }

    /// What a strategy looks for, a sentence.
    static String explained(QueryStrategy strategy) {
        return switch (strategy) {
            case RANDOM -> Messages.text("queue.strategy.random.tip");
            case ENTROPY -> Messages.text("queue.strategy.entropy.tip");
            case MARGIN -> Messages.text("queue.strategy.margin.tip");
            case LEAST_CONFIDENCE -> Messages.text("queue.strategy.confidence.tip");
            case BALD -> Messages.text("queue.strategy.bald.tip");
            case POWER_BALD -> Messages.text("queue.strategy.power.tip");
            case CORE_SET -> Messages.text("queue.strategy.coreset.tip");
            case BADGE -> Messages.text("queue.strategy.badge.tip");
            case CLASS_BALANCED -> Messages.text("queue.strategy.balanced.tip");
            case COMMITTEE -> Messages.text("queue.strategy.committee.tip");
        };
    }

    /// The name of a reduction.
    static String name(Reduction reduction) {
        return switch (reduction) {
            case MEAN -> Messages.text("queue.reduction.mean");
            case MAX -> Messages.text("queue.reduction.max");
            case SHARE_ABOVE -> Messages.text("queue.reduction.share");
            case INNER_MEAN -> Messages.text("queue.reduction.inner");
        };
    }

    /// What became of a patch.
    static String name(QueueState.Status status) {
        return switch (status) {
            case WAITING -> Messages.text("queue.status.waiting");
            case DEFERRED -> Messages.text("queue.status.deferred");
            case LABELLED -> Messages.text("queue.status.labelled");
            case SKIPPED -> Messages.text("queue.status.skipped");
        };
    }

    /// Why a person may stop, a sentence.
    static String said(StoppingAdvice advice) {
        return switch (advice) {
            case StoppingAdvice.Spent _ -> Messages.text("queue.stopping.spent");
            case StoppingAdvice.Plateau(int rounds, double gain) ->
                Messages.text("queue.stopping.plateau", rounds, Formats.decimal(gain * 100, 1));
            case StoppingAdvice.Certain(double uncertainty) ->
                Messages.text("queue.stopping.certain", Formats.decimal(uncertainty, 2));
        };
    }

    /// Why a patch was chosen, in a sentence or two.
    ///
    /// @param legend the classes of the model that ranked it; empty where it is not on the map any more
    static String reason(QueryReason reason, Optional<Legend> legend) {
        var share = reason.higherThan() >= HIGHEST
                ? Messages.text("queue.reason.all")
                : Messages.text("queue.reason.share", Formats.percent(reason.higherThan(), 0));
        var value = Formats.decimal(reason.value(), 2);
        var likeliest = name(legend, reason.likeliest());
        var second = name(legend, reason.second());
        var guess = likeliest.isEmpty()
                ? ""
                : second.isEmpty()
                        ? Messages.text("queue.reason.mostly", likeliest)
                        : Messages.text("queue.reason.between", likeliest, second);
        var measured =
                switch (reason.strategy()) {
                    case RANDOM -> Messages.text("queue.reason.random");
                    case ENTROPY, MARGIN, LEAST_CONFIDENCE ->
                        Messages.text("queue.reason.doubt", name(reason.strategy()), value, share);
                    case BALD, POWER_BALD -> Messages.text("queue.reason.learn", value, share);
                    case CORE_SET -> Messages.text("queue.reason.unlike", value, share);
                    case BADGE -> Messages.text("queue.reason.gradient", value, share);
                    case CLASS_BALANCED -> Messages.text("queue.reason.rare", value, share);
                    case COMMITTEE -> Messages.text("queue.reason.committee", value, share);
                };
        return guess.isEmpty() ? measured : guess + " " + measured;
    }

    /// Why a patch was chosen, in a few words.
    static String shortReason(QueryReason reason, Optional<Legend> legend) {
        var likeliest = name(legend, reason.likeliest());
        var second = name(legend, reason.second());
        if (reason.strategy() == QueryStrategy.RANDOM) {
            return Messages.text("queue.reason.random.short");
        }
        return likeliest.isEmpty()
                ? Formats.decimal(reason.value(), 2)
                : second.isEmpty() ? likeliest : Messages.text("queue.reason.between.short", likeliest, second);
    }

    private static String name(Optional<Legend> legend, int classIndex) {
        return legend.filter(each -> classIndex >= 0 && classIndex < each.size())
                .map(each -> each.classes().get(classIndex).name())
                .orElse("");
    }
}
