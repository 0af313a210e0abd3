package org.lapwing.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.Modifier;
import org.kordamp.ikonli.feather.Feather;
import org.lapwing.mapview.CompareMode;
import org.lapwing.workbench.command.Command;
import org.lapwing.workbench.state.MapTool;
import org.lapwing.workbench.state.WindowViewModel;
import org.lapwing.workbench.text.Messages;

/// The commands of the menu Map: ways around, views, comparison, tools.
final class MapCommands {

    final Command back;
    final Command forward;
    final Command zoomBox;
    final Command goTo;
    final Command zoomToLayer;
    final Command addBookmark;
    final Command bookmarks;
    final Command swipe;
    final Command flicker;
    final Command spyglass;
    final Command overview;
    final Command inspect;
    final Command distance;
    final Command area;
    final Command putAway;
    final Command copyPlace;
    final Command picture;
    final List<Command> views = new ArrayList<>();

    MapCommands(WindowViewModel window, MapActions actions) {
        ObservableValue<Boolean> hasMap = window.layers().hasAny();
        var state = window.map();
        var navigation = actions.maps().navigation();
        back = command(
                Messages.text("command.back"),
                Feather.ARROW_LEFT,
                hasMap,
                navigation::back,
                KeyCode.LEFT,
                KeyCombination.ALT_DOWN);
        forward = command(
                Messages.text("command.forward"),
                Feather.ARROW_RIGHT,
                hasMap,
                navigation::forward,
                KeyCode.RIGHT,
                KeyCombination.ALT_DOWN);
        zoomBox = command(Messages.text("command.zoom.box"), Feather.CROP, hasMap, navigation::startZoomBox, KeyCode.Z);
        goTo = command(
                Messages.text("command.goto"),
                Feather.NAVIGATION,
                hasMap,
                actions::goTo,
                KeyCode.G,
                KeyCombination.SHORTCUT_DOWN);
        zoomToLayer = command(
                Messages.text("command.zoom.layer"), Feather.MAXIMIZE_2, hasMap, actions::zoomToLayer, KeyCode.L);
        addBookmark = command(
                Messages.text("command.bookmark.add"),
                Feather.BOOKMARK,
                hasMap,
                actions::addBookmark,
                KeyCode.D,
                KeyCombination.SHORTCUT_DOWN);
        bookmarks = command(
                Messages.text("command.bookmarks"),
                Feather.BOOKMARK,
                hasMap,
                actions::showBookmarks,
                KeyCode.B,
                KeyCombination.SHORTCUT_DOWN);
        var titles = List.of(
                Messages.text("command.views.one"),
                Messages.text("command.views.two"),
                Messages.text("command.views.three"),
                Messages.text("command.views.four"));
        var digits = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4);
        for (int index = 0; index < titles.size(); index++) {
            int count = index + 1;
            views.add(command(
                    titles.get(index),
                    Feather.COLUMNS,
                    hasMap,
                    () -> state.views().count().set(count),
                    digits.get(index),
                    KeyCombination.SHORTCUT_DOWN));
        }
        swipe = compare(window, Messages.text("command.swipe"), Feather.CODE, CompareMode.SWIPE);
        flicker = compare(
                window, Messages.text("command.flicker"), Feather.ZAP, CompareMode.FLICKER, KeyCombination.SHIFT_DOWN);
        spyglass = compare(
                window,
                Messages.text("command.spyglass"),
                Feather.SEARCH,
                CompareMode.SPYGLASS,
                KeyCombination.ALT_DOWN);
        overview = command(
                Messages.text("command.overview"), Feather.MAP, hasMap, actions.maps()::toggleOverview, KeyCode.O);
        inspect = tool(window, Messages.text("command.inspect"), Feather.CROSSHAIR, MapTool.INSPECT, KeyCode.Q);
        distance = tool(window, Messages.text("command.distance"), Feather.TRENDING_UP, MapTool.DISTANCE, KeyCode.D);
        area = tool(window, Messages.text("command.area"), Feather.HEXAGON, MapTool.AREA, KeyCode.A);
        putAway = command(Messages.text("command.tool.none"), Feather.MOVE, hasMap, () -> {
            state.tool().set(MapTool.PAN);
            state.clear();
        });
        copyPlace = command(
                Messages.text("command.copy.place"),
                Feather.COPY,
                hasMap,
                actions::copyPlace,
                KeyCode.C,
                KeyCombination.SHORTCUT_DOWN,
                KeyCombination.SHIFT_DOWN);
        picture = command(
                Messages.text("command.picture"),
                Feather.CAMERA,
                hasMap,
                actions::savePicture,
                KeyCode.P,
                KeyCombination.SHORTCUT_DOWN);
    }

    /// The commands, section by section.
    List<List<Command>> sections() {
        return List.of(
                List.of(back, forward, zoomBox, zoomToLayer, goTo),
                List.of(addBookmark, bookmarks),
                List.copyOf(views),
                List.of(swipe, flicker, spyglass, overview),
                List.of(inspect, distance, area, putAway),
                List.of(copyPlace, picture));
    }

    private static Command compare(
            WindowViewModel window, String text, Feather icon, CompareMode mode, Modifier... modifiers) {
        var twoLayers = window.layers().drawn().map(layers -> layers.size() > 1);
        return command(text, icon, twoLayers, () -> window.map().views().toggle(mode), KeyCode.W, modifiers);
    }

    private static Command tool(WindowViewModel window, String text, Feather icon, MapTool tool, KeyCode key) {
        return command(text, icon, window.layers().hasAny(), () -> window.map().toggle(tool), key);
    }

    private static Command command(
            String text,
            Feather icon,
            ObservableValue<Boolean> enabled,
            Runnable run,
            KeyCode key,
            Modifier... modifiers) {
        return new Command(text, icon, Optional.of(new KeyCodeCombination(key, modifiers)), enabled, run);
    }

    private static Command command(String text, Feather icon, ObservableValue<Boolean> enabled, Runnable run) {
        return new Command(text, icon, Optional.empty(), enabled, run);
    }
}
