package org.lapwing.mapview;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Affine;

/// The node that shows the last painted frame, moved and scaled to where the view is now. For the FX thread.
final class MapImage {

    private record Shown(Picture picture, PixelBuffer<IntBuffer> buffer, WritableImage image) {}

    private final ImageView node = new ImageView();
    private final Affine toView = new Affine();
    private final List<Shown> images = new ArrayList<>();
    private Optional<PaintedFrame> last = Optional.empty();

    MapImage() {
        node.setManaged(false);
        node.setSmooth(true);
        node.setMouseTransparent(true);
        node.getTransforms().add(toView);
    }

    ImageView node() {
        return node;
    }

    /// The frame on the screen.
    Optional<PaintedFrame> last() {
        return last;
    }

    /// Puts a newly painted frame on the screen.
    void show(PaintedFrame painted, Viewport view) {
        var shown = image(painted.picture());
        var changed = painted.changed();
        shown.buffer.updateBuffer(_ -> new Rectangle2D(
                changed.left(), changed.top(), changed.right() - changed.left(), changed.bottom() - changed.top()));
        if (node.getImage() != shown.image) {
            node.setImage(shown.image);
        }
        last = Optional.of(painted);
        follow(view);
    }

    /// Moves the frame on the screen to where it belongs in a view.
    void follow(Viewport view) {
        last.ifPresent(painted -> {
            var frame = painted.frame();
            double scale = frame.unitsPerPixel() / view.unitsPerPixel();
            toView.setToTransform(scale, 0, view.screenX(frame.left()), 0, scale, view.screenY(frame.top()));
        });
    }

    /// The part of the last frame inside its view, without margin.
    MapPicture picture() {
        if (last.isEmpty()) {
            return new MapPicture(1, 1, new int[1]);
        }
        var frame = last.get().frame();
        var from = last.get().picture();
        int columns = frame.viewColumns();
        int rows = frame.viewRows();
        var argb = new int[columns * rows];
        for (int row = 0; row < rows; row++) {
            int start = (row + frame.marginPixels()) * from.columns() + frame.marginPixels();
            System.arraycopy(from.argb(), start, argb, row * columns, columns);
        }
        return new MapPicture(columns, rows, argb);
    }

    private Shown image(Picture picture) {
        for (var shown : images) {
            if (shown.picture == picture) {
                return shown;
            }
        }
        var buffer = new PixelBuffer<>(
                picture.columns(), picture.rows(), IntBuffer.wrap(picture.argb()), PixelFormat.getIntArgbPreInstance());
        var shown = new Shown(picture, buffer, new WritableImage(buffer));
        images.addFirst(shown);
        while (images.size() > 2) { // pictures of a former size
            images.removeLast();
        }
        return shown;
    }
}
