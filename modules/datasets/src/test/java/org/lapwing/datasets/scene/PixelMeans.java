package org.lapwing.datasets.scene;

/// The nearest class mean: the simplest classifier that looks at one pixel only.
final class PixelMeans {

    private final double[][] means = new double[5][Canvas.BANDS];

    private PixelMeans() {}

    static PixelMeans of(LandscapeScene.View view) {
        var learned = new PixelMeans();
        var counts = new int[5];
        var labels = LandscapeSceneTest.bytes(view.labels());
        var image = LandscapeSceneTest.bytes(view.image());
        for (int i = 0; i < labels.length; i++) {
            counts[labels[i]]++;
            for (int band = 0; band < Canvas.BANDS; band++) {
                learned.means[labels[i]][band] += image[band * labels.length + i] & 0xFF;
            }
        }
        for (int code = 0; code < 5; code++) {
            for (int band = 0; band < Canvas.BANDS; band++) {
                learned.means[code][band] /= Math.max(1, counts[code]);
            }
        }
        return learned;
    }

    double accuracyOn(LandscapeScene.View view) {
        var labels = LandscapeSceneTest.bytes(view.labels());
        var image = LandscapeSceneTest.bytes(view.image());
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            int nearest = 0;
            double least = Double.MAX_VALUE;
            for (int code = SceneClass.WATER; code <= SceneClass.BARREN; code++) {
                double distance = 0;
                for (int band = 0; band < Canvas.BANDS; band++) {
                    double difference = (image[band * labels.length + i] & 0xFF) - means[code][band];
                    distance += difference * difference;
                }
                if (distance < least) {
                    least = distance;
                    nearest = code;
                }
            }
            right += nearest == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
