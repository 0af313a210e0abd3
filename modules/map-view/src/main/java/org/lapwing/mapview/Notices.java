package org.lapwing.mapview;

/// Makes the notices of a map.
final class Notices {

    private Notices() {}

    static MapNotice zoomInToPredict(Layer layer) {
        return notice(layer, MapNotice.Kind.ZOOM_IN_TO_PREDICT, Messages.text("map.notice.predict", layer.name()));
    }

    static MapNotice preview(Layer layer) {
        return notice(layer, MapNotice.Kind.PREVIEW, Messages.text("map.notice.preview", layer.name()));
    }

    static MapNotice held(Layer layer) {
        return notice(layer, MapNotice.Kind.HELD, Messages.text("map.notice.held", layer.name()));
    }

    static MapNotice zoomInToDraw(Layer layer) {
        return notice(layer, MapNotice.Kind.ZOOM_IN_TO_DRAW, Messages.text("map.notice.draw", layer.name()));
    }

    static MapNotice rough(Layer layer) {
        return notice(layer, MapNotice.Kind.ROUGH, Messages.text("map.notice.rough", layer.name()));
    }

    static MapNotice otherReferenceSystem(Layer layer) {
        var crs = layer.source().grid().crs();
        var text = crs.startsWith("EPSG:")
                ? Messages.text("map.notice.reference.code", layer.name(), crs)
                : crs.isEmpty()
                        ? Messages.text("map.notice.reference.none", layer.name())
                        : Messages.text("map.notice.reference.other", layer.name());
        return notice(layer, MapNotice.Kind.OTHER_REFERENCE_SYSTEM, text);
    }

    static MapNotice styleDoesNotFit(Layer layer) {
        int bands = layer.source().bands().size();
        return notice(layer, MapNotice.Kind.STYLE_DOES_NOT_FIT, Messages.text("map.notice.style", layer.name(), bands));
    }

    static MapNotice tilesFailed(Layer layer, int count, Throwable cause) {
        var message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return notice(
                layer, MapNotice.Kind.TILES_FAILED, Messages.text("map.notice.failed", layer.name(), count, message));
    }

    private static MapNotice notice(Layer layer, MapNotice.Kind kind, String text) {
        return new MapNotice(layer.id(), layer.name(), kind, text);
    }
}
