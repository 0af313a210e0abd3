package org.lapwing.workbench.state;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lapwing.labels.Legend;
import org.lapwing.labels.LegendClass;
import org.lapwing.learning.TrainingProgress;

/// The curves of one training run and the scores of each class after the last validation.
public final class TrainCurvesViewModel {

    /// Points kept of the loss; beyond, every second one is dropped, so that a long run costs no more to draw.
    public static final int MAX_POINTS = 600;

    /// One point of a curve.
    ///
    /// @param step training step, counted from 1 over all epochs
    /// @param value loss, or mean IoU in [0, 1]
    public record Point(long step, double value) {}

    /// How well one class is mapped.
    ///
    /// @param shown the class
    /// @param iou its IoU on the validation blocks, NaN where it does not occur
    /// @param change difference to the validation before, 0 at first
    public record ClassScore(LegendClass shown, double iou, double change) {}

    private final ObservableList<Point> loss = FXCollections.observableArrayList();
    private final ObservableList<Point> meanIou = FXCollections.observableArrayList();
    private final ObservableList<ClassScore> classes = FXCollections.observableArrayList();
    private final ObservableList<Point> shownLoss = FXCollections.unmodifiableObservableList(loss);
    private final ObservableList<Point> shownMeanIou = FXCollections.unmodifiableObservableList(meanIou);
    private final ObservableList<ClassScore> shownClasses = FXCollections.unmodifiableObservableList(classes);
    private final ReadOnlyDoubleWrapper bestMeanIou = new ReadOnlyDoubleWrapper(Double.NaN);
    private final ReadOnlyIntegerWrapper bestEpoch = new ReadOnlyIntegerWrapper();
    private List<LegendClass> legend = List.of();
    private long lastStep;
    private long stride = 1;

    /// Smoothed training loss by step.
    public ObservableList<Point> loss() {
        return shownLoss;
    }

    /// Validation mean IoU at the step of each validation.
    public ObservableList<Point> meanIou() {
        return shownMeanIou;
    }

    /// The classes in legend order after the last validation.
    public ObservableList<ClassScore> classes() {
        return shownClasses;
    }

    /// The best validation mean IoU; NaN before the first.
    public ReadOnlyDoubleProperty bestMeanIou() {
        return bestMeanIou.getReadOnlyProperty();
    }

    /// The epoch of the best; 0 before the first.
    public ReadOnlyIntegerProperty bestEpoch() {
        return bestEpoch.getReadOnlyProperty();
    }

    void clear(Legend next) {
        legend = next.classes();
        lastStep = 0;
        stride = 1;
        bestMeanIou.set(Double.NaN);
        bestEpoch.set(0);
        loss.clear();
        meanIou.clear();
        classes.clear();
    }

    void step(TrainingProgress.Step step) {
        lastStep = step.step();
        if (step.step() % stride != 0 || !Double.isFinite(step.loss())) {
            return;
        }
        loss.add(new Point(step.step(), step.loss()));
        if (loss.size() > MAX_POINTS) {
            stride *= 2;
            loss.setAll(
                    loss.stream().filter(point -> point.step() % stride == 0).toList());
        }
    }

    /// Takes the scores of an epoch.
    ///
    /// @return whether it is the best so far
    boolean validated(TrainingProgress.Validated validated) {
        var scores = validated.scores();
        meanIou.add(new Point(lastStep, scores.meanIou()));
        var before = List.copyOf(classes);
        classes.setAll(IntStream.range(0, Math.min(legend.size(), scores.iou().size()))
                .mapToObj(index -> {
                    double iou = scores.iou().get(index);
                    double change =
                            index < before.size() ? iou - before.get(index).iou() : 0;
                    return new ClassScore(legend.get(index), iou, Double.isFinite(change) ? change : 0);
                })
                .toList());
        boolean better = Double.isNaN(bestMeanIou.get()) || scores.meanIou() > bestMeanIou.get();
        if (better) {
            bestMeanIou.set(scores.meanIou());
            bestEpoch.set(validated.epoch());
        }
        return better;
    }
}
