package org.lapwing.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lapwing.model.NetworkSpec;
import org.lapwing.model.Networks;
import org.lapwing.model.describe.LayerRow;
import org.lapwing.model.describe.LayerTable;
import org.lapwing.model.describe.NetworkDiagram;
import org.lapwing.model.graph.ReceptiveField;
import org.lapwing.raster.write.WholeFile;
import org.lapwing.raster.write.WriteTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `lapwing networks`: which networks there are, their layers, and a picture of one.
@Command(name = "networks", mixinStandardHelpOptions = true, resourceBundle = "org.lapwing.commandline.messages")
final class NetworksCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", descriptionKey = "networks.name")
    private @Nullable String name;

    @Option(names = "--bands", paramLabel = "N", defaultValue = "4", descriptionKey = "networks.bands")
    private int bands;

    @Option(names = "--classes", paramLabel = "N", defaultValue = "6", descriptionKey = "networks.classes")
    private int classes;

    @Option(names = "--patch", paramLabel = "N", descriptionKey = "networks.patch")
    private @Nullable Integer patch;

    @Option(names = "--diagram", paramLabel = "FILE.svg", descriptionKey = "networks.diagram")
    private @Nullable Path diagram;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    NetworksCommand(Console console) {
        this.console = console;
    }

    /// A network in the list.
    private record Listed(String name, String sentence, long parameters, double flopsPerPixel) {}

    /// A network with its layers; the reach is null where a pixel sees the whole patch.
    private record Told(
            String name,
            int bands,
            int classes,
            long parameters,
            int patch,
            double flops,
            double flopsPerPixel,
            int servingPatch,
            int servingMargin,
            int stride,
            int reach,
            boolean seesWholePatch,
            List<LayerRow> layers) {}

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            if (diagram != null || patch != null) {
                throw usage(Messages.text("networks.needs-name"));
            }
            list();
            return LapwingCommand.DONE;
        }
        var known = name;
        if (!Networks.names().contains(known)) {
            throw usage(Messages.text("train.unknown-network", known, String.join(", ", Networks.names())));
        }
        var network = Arguments.checked(spec, () -> Networks.byName(known, bands, classes));
        var graph = network.graph();
        var table = Arguments.checked(
                spec,
                () -> LayerTable.of(graph, patch == null ? network.serving().patch() : patch));
        if (diagram != null) {
            WriteTarget.check(diagram);
            WholeFile.write(diagram, NetworkDiagram.svg(known, table, bands));
            console.note(Messages.text("networks.drawn", diagram));
        }
        tell(network, table);
        return LapwingCommand.DONE;
    }

    private ParameterException usage(String message) {
        return new ParameterException(Arguments.required(spec).commandLine(), message);
    }

    private void list() {
        var networks = new ArrayList<Listed>();
        for (var each : Networks.names()) {
            var network = Arguments.checked(spec, () -> Networks.byName(each, bands, classes));
            var table = LayerTable.of(network.graph(), network.serving().patch());
            networks.add(new Listed(each, NetworkWords.sentence(each), table.parameters(), table.flopsPerPixel()));
        }
        if (json) {
            console.json(networks);
            return;
        }
        for (var each : networks) {
            console.line(Messages.text(
                    "networks.listed", each.name, each.parameters, thousands(each.flopsPerPixel), each.sentence));
        }
    }

    private void tell(NetworkSpec network, LayerTable table) {
        var graph = network.graph();
        var serving = network.serving();
        int reach = ReceptiveField.of(graph).radius();
        if (json) {
            console.json(new Told(
                    network.networkName(),
                    bands,
                    classes,
                    table.parameters(),
                    table.patch(),
                    table.flops(),
                    table.flopsPerPixel(),
                    serving.patch(),
                    serving.margin(),
                    serving.stride(),
                    reach,
                    graph.seesWholePatch(),
                    table.rows()));
            return;
        }
        console.line(NetworkWords.sentence(network.networkName()));
        console.line(
                Messages.text("networks.total", table.parameters(), thousands(table.flopsPerPixel()), table.patch()));
        console.line(
                graph.seesWholePatch()
                        ? Messages.text("networks.sees-all", serving.patch(), serving.margin(), reach)
                        : Messages.text("networks.sees", serving.patch(), serving.margin(), reach));
        console.line("");
        int wide =
                table.rows().stream().mapToInt(row -> row.name().length()).max().orElse(0);
        var format = "%-" + wide + "s  %-30s %18s %12s %14s";
        console.line(String.format(
                Locale.ROOT,
                format,
                Messages.text("networks.column.layer"),
                Messages.text("networks.column.kind"),
                Messages.text("networks.column.map"),
                Messages.text("networks.column.parameters"),
                Messages.text("networks.column.flops")));
        for (var row : table.rows()) {
            console.line(String.format(
                    Locale.ROOT,
                    format,
                    row.name(),
                    row.kind(),
                    row.channels() + " x " + row.rows() + " x " + row.rows(),
                    String.format(Locale.ROOT, "%,d", row.parameters()),
                    String.format(Locale.ROOT, "%,.0f", row.flops())));
        }
    }

    private static String thousands(double count) {
        return String.format(Locale.ROOT, "%.1f", count / 1e3);
    }
}
