package org.lapwing.datasets.scene;

/// Draws the crown of a tree as a lumpy dome, of a conifer as a cone, lit from the sun's side.
final class CrownPainter {

    private CrownPainter() {}

    static void paint(Canvas canvas, int pixel, Tree tree, float x, float y) {
        float dx = x - tree.x();
        float dy = y - tree.y();
        float lumps = 2 * Noise.value(91, x / 1.7f, y / 1.7f) - 1;
        float boughs = 2 * Noise.value(92, x / 3.1f, y / 3.1f) - 1;
        float radius = tree.radius() * (1 + 0.16f * boughs + 0.08f * lumps);
        float distance = (float) Math.sqrt(dx * dx + dy * dy);
        float cover = Noise.clamp(radius - distance + 0.5f);
        if (cover <= 0) {
            return;
        }
        boolean cone = tree.kind() == Tree.Kind.CONIFER;
        float out = Math.min(1, distance / radius);
        float fall = cone ? out : 1 - (float) Math.sqrt(1 - out * out);
        float depth = Math.min(tree.height() * 0.75f, cone ? 2.4f * radius : 1.2f * radius);
        float elevation = tree.height() - depth * fall + 0.5f * lumps;
        if (elevation < canvas.elevation[pixel]) {
            return;
        }
        float steep = cone ? 1.5f : 1.25f * out / Math.max(0.35f, (float) Math.sqrt(1 - 0.88f * out * out));
        float unit = distance > 0.01f ? steep / distance : 0;
        float light = Sun.onCrown(dx * unit, dy * unit) * (1 + 0.20f * lumps + 0.12f * boughs);
        float tone = 1 + 0.14f * tree.tone();
        var kind = tree.kind();
        // Yellowish and bluish individuals.
        float hue = 0.06f * (((Float.floatToIntBits(tree.x()) >> 5) & 15) / 7.5f - 1);
        canvas.mix(
                pixel,
                cover,
                tone * (1 + hue) * kind.band(0),
                tone * (1 + 0.4f * hue) * kind.band(1),
                tone * (1 - 0.5f * hue) * kind.band(2),
                tone * kind.band(3));
        canvas.light[pixel] += cover * (light - canvas.light[pixel]);
        if (cover > 0.5f) {
            canvas.elevation[pixel] = elevation;
            canvas.label[pixel] = SceneClass.TREE;
        }
    }
}
