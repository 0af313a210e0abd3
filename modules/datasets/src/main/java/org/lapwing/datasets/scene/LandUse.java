package org.lapwing.datasets.scene;

/// What a parcel is used for: its mean colour and the class its open ground belongs to.
///
/// Colours are 8-bit values of red, green, blue and near infrared in full sun. Some lie close together across classes
/// on purpose (clover and crowns, ripe cereals and dry soil): only texture and surroundings tell them apart.
enum LandUse {
    WHEAT(SceneClass.HERBACEOUS, 74, 100, 60, 150),
    BARLEY(SceneClass.HERBACEOUS, 108, 124, 77, 162),
    RAPESEED(SceneClass.HERBACEOUS, 170, 165, 72, 172),
    MAIZE(SceneClass.HERBACEOUS, 84, 106, 63, 156),
    BEET(SceneClass.HERBACEOUS, 69, 95, 55, 154),
    CLOVER(SceneClass.HERBACEOUS, 64, 88, 54, 144),
    RIPE(SceneClass.HERBACEOUS, 172, 150, 108, 156),
    STUBBLE(SceneClass.HERBACEOUS, 161, 141, 108, 147),
    MEADOW(SceneClass.HERBACEOUS, 98, 117, 71, 154),
    PASTURE(SceneClass.HERBACEOUS, 114, 122, 80, 148),
    FALLOW(SceneClass.HERBACEOUS, 138, 130, 94, 142),
    PLOUGHED(SceneClass.BARREN, 122, 99, 80, 112),
    SEEDED(SceneClass.BARREN, 158, 138, 110, 146),
    ORCHARD(SceneClass.HERBACEOUS, 110, 126, 78, 156),
    GARDEN(SceneClass.HERBACEOUS, 102, 120, 76, 154),
    COMMERCE(SceneClass.BARREN, 138, 134, 128, 132),
    QUARRY(SceneClass.BARREN, 186, 170, 140, 174),
    WOOD(SceneClass.TREE, 56, 62, 44, 92),
    CLEARING(SceneClass.HERBACEOUS, 128, 116, 84, 128);

    private final int landClass;
    private final float[] color;

    LandUse(int landClass, float red, float green, float blue, float infrared) {
        this.landClass = landClass;
        this.color = new float[] {red, green, blue, infrared};
    }

    int landClass() {
        return landClass;
    }

    float color(int band) {
        return color[band];
    }

    boolean isBuilt() {
        return this == GARDEN || this == COMMERCE;
    }
}
