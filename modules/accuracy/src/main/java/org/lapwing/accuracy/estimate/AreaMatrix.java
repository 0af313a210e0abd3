package org.lapwing.accuracy.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// The error matrix in shares of the area, which sum to 1; rows are the map, columns the reference.
///
/// Olofsson et al. (2014), RSE 148:42–57, equation 4 (`p_ij = W_i n_ij / n_i+`), for any strata as Stehman (2014).
/// All measures are functions of it; a bootstrap computes nothing else.
final class AreaMatrix {

    private final double[][] shares;

    private AreaMatrix(double[][] shares) {
        this.shares = shares;
    }

    /// The shares that a sample estimates; strata without units add nothing.
    static AreaMatrix of(int classes, DrawnUnits drawn) {
        var sizes = drawn.sizes();
        var counts = new long[sizes.size()];
        for (var unit : drawn.units()) {
            counts[unit.stratum()] += unit.copies();
        }
        var shares = new double[classes][classes];
        double whole = 0;
        for (var unit : drawn.units()) {
            double weight = sizes.get(unit.stratum()) * unit.copies() / counts[unit.stratum()];
            for (var cell : unit.cells()) {
                shares[cell.map()][cell.reference()] += weight * cell.share();
                whole += weight * cell.share();
            }
        }
        for (var row : shares) {
            for (int column = 0; column < row.length; column++) {
                row[column] = whole == 0 ? 0 : row[column] / whole;
            }
        }
        return new AreaMatrix(shares);
    }

    int size() {
        return shares.length;
    }

    double mapped(int index) {
        double sum = 0;
        for (double share : shares[index]) {
            sum += share;
        }
        return sum;
    }

    double referred(int index) {
        double sum = 0;
        for (var row : shares) {
            sum += row[index];
        }
        return sum;
    }

    double overall() {
        double sum = 0;
        for (int index = 0; index < shares.length; index++) {
            sum += shares[index][index];
        }
        return sum;
    }

    OptionalDouble users(int index) {
        return share(shares[index][index], mapped(index));
    }

    OptionalDouble producers(int index) {
        return share(shares[index][index], referred(index));
    }

    OptionalDouble f1(int index) {
        return share(2 * shares[index][index], mapped(index) + referred(index));
    }

    OptionalDouble iou(int index) {
        return share(shares[index][index], mapped(index) + referred(index) - shares[index][index]);
    }

    OptionalDouble meanIou() {
        double sum = 0;
        int defined = 0;
        for (int index = 0; index < shares.length; index++) {
            var iou = iou(index);
            if (iou.isPresent()) {
                sum += iou.getAsDouble();
                defined++;
            }
        }
        return defined == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / defined);
    }

    /// `½ Σ |p_+k − p_k+|`: Pontius and Millones (2011), IJRS 32:4407–4429, equations 2 and 3.
    double quantityDisagreement() {
        double sum = 0;
        for (int index = 0; index < shares.length; index++) {
            sum += Math.abs(referred(index) - mapped(index));
        }
        return sum / 2;
    }

    /// What is wrong beyond [#quantityDisagreement]: Pontius and Millones (2011), equations 4 and 5.
    double allocationDisagreement() {
        return Math.max(0, 1 - overall() - quantityDisagreement());
    }

    /// Cohen's kappa of the shares; empty where chance would be always right.
    OptionalDouble kappa() {
        double chance = 0;
        for (int index = 0; index < shares.length; index++) {
            chance += mapped(index) * referred(index);
        }
        return chance >= 1 ? OptionalDouble.empty() : OptionalDouble.of((overall() - chance) / (1 - chance));
    }

    List<List<Double>> rows() {
        return rows(shares);
    }

    static List<List<Double>> rows(double[][] values) {
        var rows = new ArrayList<List<Double>>();
        for (var row : values) {
            var copy = new ArrayList<Double>();
            for (double value : row) {
                copy.add(value);
            }
            rows.add(List.copyOf(copy));
        }
        return List.copyOf(rows);
    }

    private static OptionalDouble share(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1, part / whole));
    }
}
