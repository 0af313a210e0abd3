package org.lapwing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.model.graph.HeadCut;

/// A model whose head was fitted to another legend, before anything is learnt for it.
///
/// Classes are the same where their codes are. Every class that the model knew keeps its weights, bit by bit. A class
/// that is new starts as the mean of all that were known, less [#HESITATION]: its score is below the best old one on
/// any image, so that a map does not change before the class is learnt. A class that went into another is dropped.
///
/// @param card of the model with the new legend and network
/// @param weights of the network
/// @param origin for each class its index in the model before, or [#NEW]
/// @param merged names of classes that went into others
public record GrownModel(ModelCard card, Weights weights, List<Integer> origin, List<String> merged) {

    /// The origin of a class that the model did not know.
    public static final int NEW = -1;

    /// How far the score of a new class starts below the mean of the others; its probability starts below 1 %.
    public static final float HESITATION = 5;

    /// Copies the lists.
    public GrownModel {
        origin = List.copyOf(origin);
        merged = List.copyOf(merged);
    }

    /// Fits a model to a legend. Where the codes are the same in the same order, the weights stay the same arrays.
    ///
    /// @throws ModelException if the legend lacks a class of the model that no other class takes in
    public static GrownModel of(ModelCard card, Weights weights, Legend legend) throws ModelException {
        var before = card.legend();
        var merged = new ArrayList<String>();
        for (var known : before.classes()) {
            int now = legend.indexOfCode(known.code());
            if (now < 0 || now == Legend.UNLABELLED) {
                throw new ModelException("The model '" + card.name() + "' knows the class '" + known.name()
                        + "' (code " + known.code()
                        + "), which the legend no longer has. Put the class back or merge it"
                        + " into another, or train a model anew.");
            }
            if (legend.classes().get(now).code() != known.code()) {
                merged.add(known.name());
            }
        }
        var origin =
                legend.classes().stream().map(each -> indexOf(before, each)).toList();
        var network = card.network().withClasses(legend.size());
        var grown = new ModelCard(
                card.format(),
                card.name(),
                network,
                card.bands(),
                card.values(),
                card.groundResolutionMetres(),
                card.patch(),
                card.margin(),
                card.stride(),
                legend,
                card.provenance());
        var cut = Heads.of(card.network());
        return new GrownModel(grown, grown(cut, weights, origin), origin, merged);
    }

    /// Classes that the model did not know.
    public List<LegendClass> added() {
        var added = new ArrayList<LegendClass>();
        for (int index = 0; index < origin.size(); index++) {
            if (origin.get(index) == NEW) {
                added.add(card.legend().classes().get(index));
            }
        }
        return added;
    }

    private static int indexOf(Legend legend, LegendClass wanted) {
        for (int index = 0; index < legend.size(); index++) {
            if (legend.classes().get(index).code() == wanted.code()) {
                return index;
            }
        }
        return NEW;
    }

    private static Weights grown(HeadCut cut, Weights weights, List<Integer> origin) {
        var kernel = weights.get(cut.kernelName());
        var bias = weights.get(cut.biasName());
        int classes = bias.values().length;
        boolean same = origin.size() == classes;
        for (int index = 0; same && index < classes; index++) {
            same = origin.get(index) == index;
        }
        if (same) {
            return weights;
        }
        var shape = new ArrayList<>(kernel.shape());
        shape.set(0, origin.size());
        return weights.with(Map.of(
                cut.kernelName(), new Tensor(shape, rows(kernel.values(), classes, origin, 0)),
                cut.biasName(), new Tensor(List.of(origin.size()), rows(bias.values(), classes, origin, HESITATION))));
    }

    /// The rows of the classes, each as it was; those of new ones are the mean less `below`.
    private static float[] rows(float[] known, int classes, List<Integer> origin, float below) {
        int length = known.length / classes;
        var rows = new float[length * origin.size()];
        for (int index = 0; index < origin.size(); index++) {
            int from = origin.get(index);
            for (int i = 0; i < length; i++) {
                rows[index * length + i] = from == NEW ? mean(known, classes, i) - below : known[from * length + i];
            }
        }
        return rows;
    }

    private static float mean(float[] known, int classes, int place) {
        double sum = 0;
        int length = known.length / classes;
        for (int row = 0; row < classes; row++) {
            sum += known[row * length + place];
        }
        return (float) (sum / classes);
    }
}
