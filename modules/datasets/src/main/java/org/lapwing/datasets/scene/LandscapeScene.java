package org.lapwing.datasets.scene;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.Band;
import org.lapwing.raster.Grid;
import org.lapwing.raster.GridToCrs;
import org.lapwing.raster.SampleType;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// A made landscape, drawn window by window.
///
/// A river with brooks, roads, villages, fields, woods and ponds are planned once from the seed; then every pixel
/// depends only on the plan and its place, never on the windows asked for. Drawing costs about a second of one core
/// per million pixels. Safe for several threads.
public final class LandscapeScene {

    /// The bands of the image.
    public static final List<Band> IMAGE_BANDS = List.of(
            Band.of("red", SampleType.UINT8),
            Band.of("green", SampleType.UINT8),
            Band.of("blue", SampleType.UINT8),
            Band.of("near infrared", SampleType.UINT8));

    /// The band of the labels: 0 unknown, 1 water, 2 tree, 3 herbaceous, 4 barren or impervious.
    public static final List<Band> LABEL_BANDS = List.of(
            new Band("land cover", SampleType.UINT8, OptionalDouble.of(SceneClass.UNKNOWN), 1, 0, Optional.empty()));

    /// One window of a scene.
    ///
    /// @param image red, green, blue and near infrared
    /// @param labels class codes
    public record View(Tile image, Tile labels) {}

    // Shadows fall in from outside the window; wandering labels need less.
    private static final int MARGIN = Sun.SHADOW_REACH + 2;

    private final LandPlan plan;

    private LandscapeScene(LandPlan plan) {
        this.plan = plan;
    }

    /// Plans river, roads, parcels, woods and villages; takes a few seconds for the default size.
    public static LandscapeScene plan(SceneSettings settings) {
        return plan(settings, CancelToken.NEVER);
    }

    /// Plans river, roads, parcels, woods and villages; the time grows with the area.
    ///
    /// @throws org.lapwing.jobs.CancelledException if `cancel` fires first
    public static LandscapeScene plan(SceneSettings settings, CancelToken cancel) {
        return new LandscapeScene(ScenePlanner.plan(settings, cancel));
    }

    /// Size and place: pixels of one metre in EPSG:32632.
    public Grid grid() {
        return new Grid(
                plan.settings.columns(),
                plan.settings.rows(),
                new GridToCrs(562_304, 1, 0, 5_361_152, 0, -1),
                "EPSG:32632");
    }

    /// Draws image and labels of a window.
    ///
    /// @param window of full resolution; outside the grid the land goes on
    public View view(Window window) {
        if (window.level() != 0) {
            throw new IllegalArgumentException("a scene is drawn at full resolution, not at level " + window.level());
        }
        var canvas = new Canvas(
                Math.toIntExact(window.column()) - MARGIN,
                Math.toIntExact(window.row()) - MARGIN,
                window.width() + 2 * MARGIN,
                window.height() + 2 * MARGIN);
        new GroundPainter(plan, canvas).paint();
        new ObjectPainter(plan, canvas).paint();
        Sun.shade(canvas, MARGIN - 1);
        var labels = new LabelFlaws(plan.settings).labels(canvas, MARGIN);
        var samples = Camera.expose(canvas, MARGIN, Noise.mix(plan.settings.seed() + 77));
        return new View(
                new Tile(window, IMAGE_BANDS, samples, Optional.empty()),
                new Tile(window, LABEL_BANDS, labels, Optional.empty()));
    }
}
