package org.lapwing.datasets.scene;

/// Draws what stands on the ground: yards and buildings first, then trees; the higher hides the lower.
final class ObjectPainter {

    private final LandPlan plan;
    private final Canvas canvas;

    ObjectPainter(LandPlan plan, Canvas canvas) {
        this.plan = plan;
        this.canvas = canvas;
    }

    void paint() {
        float right = canvas.left + canvas.width;
        float bottom = canvas.top + canvas.height;
        int[] boxes = plan.boxIndex.within(canvas.left, canvas.top, right, bottom);
        for (int i : boxes) {
            if (plan.boxes.get(i).eaves() == 0) {
                paint(plan.boxes.get(i));
            }
        }
        for (int i : boxes) {
            if (plan.boxes.get(i).eaves() > 0) {
                paint(plan.boxes.get(i));
            }
        }
        for (int i : plan.treeIndex.within(canvas.left, canvas.top, right, bottom)) {
            paint(plan.trees.get(i));
        }
    }

    private void paint(Box box) {
        int reach = (int) box.reach() + 1;
        int column0 = Math.max(0, (int) box.x() - canvas.left - reach);
        int column1 = Math.min(canvas.width - 1, (int) box.x() - canvas.left + reach);
        int row0 = Math.max(0, (int) box.y() - canvas.top - reach);
        int row1 = Math.min(canvas.height - 1, (int) box.y() - canvas.top + reach);
        for (int row = row0; row <= row1; row++) {
            for (int column = column0; column <= column1; column++) {
                float dx = canvas.left + column + 0.5f - box.x();
                float dy = canvas.top + row + 0.5f - box.y();
                float along = dx * box.alongX() + dy * box.alongY();
                float across = dy * box.alongX() - dx * box.alongY();
                float cover = Noise.clamp(box.halfLength() - Math.abs(along) + 0.5f)
                        * Noise.clamp(box.halfWidth() - Math.abs(across) + 0.5f);
                if (cover > 0) {
                    paint(box, row * canvas.width + column, along, across, cover);
                }
            }
        }
    }

    private void paint(Box box, int pixel, float along, float across, float cover) {
        float rise = box.ridge() - box.eaves();
        float elevation = box.eaves() + rise * (1 - Math.min(1, Math.abs(across) / box.halfWidth()));
        if (elevation < canvas.elevation[pixel]) {
            return;
        }
        float slope = Math.signum(across) * rise / box.halfWidth();
        float light = rise == 0 ? 1 : Sun.onSlope(-slope * box.alongY(), slope * box.alongX());
        RoofPainter.paint(canvas, pixel, box, along, across, cover);
        canvas.light[pixel] += cover * (light - canvas.light[pixel]);
        if (cover > 0.5f) {
            canvas.elevation[pixel] = elevation;
            if (box.cover() != Box.Cover.STRAW) {
                canvas.label[pixel] = (byte) box.cover().landClass();
            }
        }
    }

    private void paint(Tree tree) {
        int reach = (int) tree.radius() + 2;
        int column0 = Math.max(0, (int) tree.x() - canvas.left - reach);
        int column1 = Math.min(canvas.width - 1, (int) tree.x() - canvas.left + reach);
        int row0 = Math.max(0, (int) tree.y() - canvas.top - reach);
        int row1 = Math.min(canvas.height - 1, (int) tree.y() - canvas.top + reach);
        for (int row = row0; row <= row1; row++) {
            for (int column = column0; column <= column1; column++) {
                float x = canvas.left + column + 0.5f;
                float y = canvas.top + row + 0.5f;
                CrownPainter.paint(canvas, row * canvas.width + column, tree, x, y);
            }
        }
    }
}
