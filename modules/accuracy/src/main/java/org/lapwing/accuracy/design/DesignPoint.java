package org.lapwing.accuracy.design;

/// A place of the ground to be looked at.
///
/// @param id counts from 1 in the order in which points are to be visited, which is random
/// @param column pixel column
/// @param row pixel row
/// @param stratum number of its stratum
/// @param inclusion probability that a unit of its stratum got into the sample, above 0 and at most 1
/// @param cluster number of its cluster, from 1; 0 where points are no parts of clusters
/// @param clusterSize pixels of the whole cluster; 1 where points are no parts of clusters
public record DesignPoint(
        long id, long column, long row, int stratum, double inclusion, long cluster, long clusterSize) {}
