package org.lapwing.datasets.scene;

import java.util.ArrayList;
import java.util.List;

/// All parcels and the borders between them, as a tree of straight cuts: finds the parcel of a place and its distance
/// to roads and other borders in a dozen steps. Immutable after planning; safe for several threads.
final class ParcelTree {

    /// What was found at one place; reused from pixel to pixel by one thread.
    static final class Place {
        int parcel;
        /// Metres to the edge of the nearest paved road, negative on it.
        float pavedEdge;
        Border paved = Border.PLAIN;
        /// Metres to the edge of the nearest other border, negative on it.
        float softEdge;
        Border soft = Border.PLAIN;
        /// Metres to the middle line of the nearest border of any kind.
        float nearest;
        /// Metres along the paved road.
        float along;
    }

    private record Cut(float x, float y, float offset, Border border, int below, int above) {}

    private final List<Cut> planned = new ArrayList<>();
    private final List<Parcel> parcels = new ArrayList<>();
    private Cut[] cuts = {};
    private Parcel[] parcelArray = {};
    private int root;

    /// Adds a parcel and answers the number by which cuts refer to it.
    int add(Parcel parcel) {
        parcels.add(parcel);
        return -parcels.size();
    }

    /// Adds a cut with what lies below and above it and answers its number.
    int add(float normalX, float normalY, float offset, Border border, int below, int above) {
        planned.add(new Cut(normalX, normalY, offset, border, below, above));
        return planned.size() - 1;
    }

    /// Ends planning.
    void close(int root) {
        this.root = root;
        cuts = planned.toArray(Cut[]::new);
        parcelArray = parcels.toArray(Parcel[]::new);
    }

    Parcel parcel(int number) {
        return parcelArray[number];
    }

    int size() {
        return parcelArray.length;
    }

    /// Finds the parcel at a place of the plan.
    void locate(float u, float v, Place place) {
        place.pavedEdge = Float.MAX_VALUE;
        place.softEdge = Float.MAX_VALUE;
        place.nearest = Float.MAX_VALUE;
        int node = root;
        while (node >= 0) {
            var cut = cuts[node];
            float signed = cut.x * u + cut.y * v - cut.offset;
            float distance = Math.abs(signed);
            float edge = distance - cut.border.halfWidth();
            if (cut.border.isPaved()) {
                if (edge < place.pavedEdge) {
                    place.pavedEdge = edge;
                    place.paved = cut.border;
                    place.along = cut.x * v - cut.y * u;
                }
            } else if (cut.border != Border.PLAIN && edge < place.softEdge) {
                place.softEdge = edge;
                place.soft = cut.border;
            }
            place.nearest = Math.min(place.nearest, distance);
            node = signed < 0 ? cut.below : cut.above;
        }
        place.parcel = -node - 1;
    }
}
