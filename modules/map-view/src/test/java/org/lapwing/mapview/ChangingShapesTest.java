package org.lapwing.mapview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.lapwing.jobs.CancelToken;
import org.lapwing.raster.SourceId;
import org.lapwing.raster.TileCache;
import org.lapwing.raster.TileKey;
import org.lapwing.vector.Feature;
import org.locationtech.jts.geom.Envelope;

/// Only what changed is drawn anew.
class ChangingShapesTest {

    private static final FeatureStyle STYLE = FeatureStyle.of("#FF0000");

    /// Two states of shapes; the second has a shape more, that also makes the rectangle around all larger.
    private record State(FeatureShapes shapes, Optional<Envelope> changed) implements MapShapes {

        @Override
        public SourceId id() {
            return shapes.id();
        }

        @Override
        public String name() {
            return "labels";
        }

        @Override
        public String crs() {
            return shapes.crs();
        }

        @Override
        public Envelope bounds() {
            return shapes.bounds();
        }

        @Override
        public OptionalInt field(String name) {
            return shapes.field(name);
        }

        @Override
        public List<Feature> within(Envelope place) {
            return shapes.within(place);
        }

        @Override
        public Optional<Envelope> changedSince(SourceId before) {
            return changed;
        }

        @Override
        public MapShapes in(String crs) {
            return this;
        }
    }

    private final FeatureFixture fixture = new FeatureFixture().with("POLYGON ((0 0, 900 0, 900 900, 0 900, 0 0))");
    private final DrawnFeatures before =
            new DrawnFeatures(new State(new FeatureShapes(fixture.set("EPSG:32632")), Optional.empty()), STYLE, 1, 1);
    private final TileCache cache = new TileCache(64 << 20);
    private final Envelope everything = new Envelope(-2000, 2000, -2000, 2000);

    private DrawnFeatures after(Optional<Envelope> changed) {
        var more = fixture.with("POLYGON ((-700 600, -600 600, -600 700, -700 700, -700 600))");
        return new DrawnFeatures(new State(new FeatureShapes(more.set("EPSG:32632")), changed), STYLE, 1, 1);
    }

    private void drawAll() {
        for (int row = 0; row < 8; row++) {
            for (int column = 0; column < 8; column++) {
                var key = new TileKey(before.id(), 0, column, row);
                cache.put(key, before.read(key.window(), CancelToken.NEVER));
            }
        }
    }

    @Test
    void tilesBesideTheChangeAreTakenOverAndShowTheSameGround() {
        drawAll();
        var changed = new Envelope(-700, -600, 600, 700);
        var next = after(Optional.of(changed));
        next.takeOver(before, next.changesSince(before).orElseThrow(), everything, cache);

        int taken = 0;
        for (long row = 0; row * 256 < next.grid().rows(); row++) {
            for (long column = 0; column * 256 < next.grid().columns(); column++) {
                var key = new TileKey(next.id(), 0, column, row);
                var tile = cache.get(key);
                if (tile.isPresent()) {
                    taken++;
                    var fresh = next.read(key.window(), CancelToken.NEVER);
                    for (int i = 0; i < 256; i += 15) {
                        assertEquals(fresh.sample(0, i, 255 - i), tile.get().sample(0, i, 255 - i), key.toString());
                    }
                }
            }
        }
        assertTrue(taken >= 16, taken + " tiles were taken over");
        var ground = next.grid().transform();
        var changedTile =
                new TileKey(next.id(), 0, (long) ground.column(-650, 650) / 256, (long) ground.row(-650, 650) / 256);
        assertFalse(cache.contains(changedTile), "what changed is drawn anew");
    }

    @Test
    void whereNobodyKnowsWhatChangedNothingIsTakenOver() {
        drawAll();

        assertTrue(after(Optional.empty()).changesSince(before).isEmpty());
    }
}
