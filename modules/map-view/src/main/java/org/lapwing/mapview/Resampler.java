package org.lapwing.mapview;

/// Lays a layer's mosaic over one swatch of a picture. Used by the painter's thread only.
///
/// Device pixels are looked up by their centres, so the result is exact where source pixels and device pixels
/// coincide. Beyond the layer's edge nothing is drawn; interpolation at the edge repeats the last pixel.
final class Resampler {

    private final Mosaic mosaic;
    private final Axis across = new Axis();
    private final Axis down = new Axis();

    Resampler(Mosaic mosaic) {
        this.mosaic = mosaic;
    }

    /// Draws the part of the layer that is in the mosaic.
    void lay(LayerPlan plan, Swatch swatch, Picture target) {
        var toPixel = plan.toPixel().atLevel(plan.drawnLevel());
        double columns = Math.scalb((double) plan.grid().columns(), -plan.drawnLevel());
        double rows = Math.scalb((double) plan.grid().rows(), -plan.drawnLevel());
        int opacity = (int) Math.round(plan.layer().opacity() * 256);
        if (toPixel.isAxisAligned()) {
            across.prepare(swatch.left(), swatch.right());
            down.prepare(swatch.top(), swatch.bottom());
            for (int x = swatch.left(); x < swatch.right(); x++) {
                across.set(x, toPixel.column(x + 0.5, 0), columns, mosaic.column(), mosaic.width(), plan.smooth());
            }
            for (int y = swatch.top(); y < swatch.bottom(); y++) {
                down.set(y, toPixel.row(0, y + 0.5), rows, mosaic.row(), mosaic.height(), plan.smooth());
            }
            for (int y = swatch.top(); y < swatch.bottom(); y++) {
                if (down.near(y) >= 0) {
                    layRow(swatch, y, target, opacity);
                }
            }
            return;
        }
        across.prepare(0, 1);
        down.prepare(0, 1);
        for (int y = swatch.top(); y < swatch.bottom(); y++) {
            for (int x = swatch.left(); x < swatch.right(); x++) {
                double column = toPixel.column(x + 0.5, y + 0.5);
                double row = toPixel.row(x + 0.5, y + 0.5);
                across.set(0, column, columns, mosaic.column(), mosaic.width(), plan.smooth());
                down.set(0, row, rows, mosaic.row(), mosaic.height(), plan.smooth());
                if (across.near(0) >= 0 && down.near(0) >= 0) {
                    int at = y * target.columns() + x;
                    target.argb()[at] = Argb.over(target.argb()[at], color(0, 0), opacity);
                }
            }
        }
    }

    /// The inner loop of all painting, so it works on plain arrays.
    private void layRow(Swatch swatch, int y, Picture target, int opacity) {
        var argb = target.argb();
        int at = y * target.columns() + swatch.left();
        int count = swatch.right() - swatch.left();
        var source = mosaic.argb();
        var near = across.near;
        int upperRow = down.near(y) * mosaic.width();
        int lowerWeight = down.weight(y);
        if (lowerWeight == 0 && across.isUnweighted()) {
            for (int i = 0; i < count; i++) {
                if (near[i] >= 0) {
                    argb[at + i] = Argb.over(argb[at + i], source[upperRow + near[i]], opacity);
                }
            }
            return;
        }
        var next = across.next;
        var weight = across.weight;
        int lowerRow = down.next(y) * mosaic.width();
        for (int i = 0; i < count; i++) {
            int left = near[i];
            if (left >= 0) {
                int right = next[i];
                int share = weight[i];
                int upper = Argb.mix(source[upperRow + left], source[upperRow + right], share);
                int lower = Argb.mix(source[lowerRow + left], source[lowerRow + right], share);
                argb[at + i] = Argb.over(argb[at + i], Argb.mix(upper, lower, lowerWeight), opacity);
            }
        }
    }

    private int color(int x, int y) {
        var source = mosaic.argb();
        int near = down.near(y) * mosaic.width();
        int next = down.next(y) * mosaic.width();
        int weight = across.weight(x);
        int upper = Argb.mix(source[near + across.near(x)], source[near + across.next(x)], weight);
        int lower = Argb.mix(source[next + across.near(x)], source[next + across.next(x)], weight);
        return Argb.mix(upper, lower, down.weight(y));
    }

    /// For each device position along one axis: which two source pixels, and how much of the second.
    private static final class Axis {

        private int first;
        private int[] near = new int[Swatch.SIDE];
        private int[] next = new int[Swatch.SIDE];
        private int[] weight = new int[Swatch.SIDE];
        private boolean unweighted;

        void prepare(int from, int to) {
            first = from;
            unweighted = true;
            if (near.length < to - from) {
                near = new int[to - from];
                next = new int[to - from];
                weight = new int[to - from];
            }
        }

        /// @param position position on the drawn level, from the corner of its first pixel
        /// @param limit extent of the layer there
        /// @param origin first pixel of the mosaic
        /// @param size pixels of the mosaic
        void set(int at, double position, double limit, long origin, int size, LayerPlan.Resampling resampling) {
            int i = at - first;
            if (!(position >= 0) || !(position < limit)) {
                near[i] = -1;
                weight[i] = 0;
                return;
            }
            switch (resampling) {
                case NEAREST -> {
                    near[i] = clamp((long) position - origin, size);
                    next[i] = near[i];
                    weight[i] = 0;
                }
                case BILINEAR -> {
                    double left = Math.floor(position - 0.5);
                    int share = (int) Math.round((position - 0.5 - left) * 256);
                    if (share == 256) { // the centre of a pixel, but for rounding
                        left++;
                        share = 0;
                    }
                    near[i] = clamp((long) left - origin, size);
                    next[i] = clamp((long) left + 1 - origin, size);
                    weight[i] = share;
                    unweighted &= share == 0;
                }
            }
        }

        int near(int at) {
            return near[at - first];
        }

        int next(int at) {
            return next[at - first];
        }

        int weight(int at) {
            return weight[at - first];
        }

        boolean isUnweighted() {
            return unweighted;
        }

        private static int clamp(long value, int size) {
            return (int) Math.max(0, Math.min(size - 1, value));
        }
    }
}
