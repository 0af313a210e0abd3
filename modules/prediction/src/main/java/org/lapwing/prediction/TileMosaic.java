package org.lapwing.prediction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.raster.Band;
import org.lapwing.raster.Tile;
import org.lapwing.raster.Window;

/// Puts patch cores together into the tiles of an output file; a tile leaves when its last pixel has come.
///
/// Holds only tiles that are begun and not complete: with patches coming row by row about two rows of tiles. One thread
/// at a time.
final class TileMosaic {

    private static final class OpenTile {
        final Window window;
        final Object samples;
        long missing;

        OpenTile(Window window, Object samples) {
            this.window = window;
            this.samples = samples;
            this.missing = window.pixels();
        }
    }

    private record Place(long column, long row) {}

    private final Window output;
    private final int tileSize;
    private final List<Band> bands;
    private final Map<Place, OpenTile> open = new HashMap<>();

    /// @param output the part of the image that is written; tiles are counted from its corner
    /// @param bands all of one type
    TileMosaic(Window output, int tileSize, List<Band> bands) {
        this.output = output;
        this.tileSize = tileSize;
        this.bands = bands;
    }

    /// Copies the samples of a patch's core, as far as they lie in the output. Every pixel may come once.
    ///
    /// @param core the core in pixels of the image
    /// @param samples `(band * core + row) * core + column`, in the array kind of the bands' type
    /// @return the tiles that became complete, in pixels of the output file
    List<Tile> put(Window core, Object samples) {
        var complete = new ArrayList<Tile>();
        var inside = core.intersect(output);
        if (inside.isEmpty()) {
            return complete;
        }
        var part = inside.get();
        long left = part.column() - output.column();
        long top = part.row() - output.row();
        for (long row = top / tileSize; row * tileSize < top + part.height(); row++) {
            for (long column = left / tileSize; column * tileSize < left + part.width(); column++) {
                var place = new Place(column, row);
                var tile = open.computeIfAbsent(place, this::begin);
                copy(tile, core, samples);
                if (tile.missing == 0) {
                    open.remove(place);
                    complete.add(new Tile(tile.window, bands, tile.samples, Optional.empty()));
                }
            }
        }
        return complete;
    }

    /// Number of tiles begun and not complete.
    int openTiles() {
        return open.size();
    }

    private OpenTile begin(Place place) {
        long left = place.column() * tileSize;
        long top = place.row() * tileSize;
        var window = Window.of(left, top, (int) Math.min(tileSize, output.width() - left), (int)
                Math.min(tileSize, output.height() - top));
        var type = bands.getFirst().type();
        return new OpenTile(window, Tile.newSamples(type, Math.toIntExact(window.pixels() * bands.size())));
    }

    private void copy(OpenTile tile, Window core, Object samples) {
        var target = tile.window;
        var inImage = Window.of(
                target.column() + output.column(), target.row() + output.row(), target.width(), target.height());
        var part = inImage.intersect(core).orElseThrow();
        int fromColumn = (int) (part.column() - core.column());
        int fromRow = (int) (part.row() - core.row());
        int toColumn = (int) (part.column() - inImage.column());
        int toRow = (int) (part.row() - inImage.row());
        for (int band = 0; band < bands.size(); band++) {
            for (int row = 0; row < part.height(); row++) {
                System.arraycopy(
                        samples,
                        (band * core.height() + fromRow + row) * core.width() + fromColumn,
                        tile.samples,
                        (band * target.height() + toRow + row) * target.width() + toColumn,
                        part.width());
            }
        }
        tile.missing -= part.pixels();
    }
}
