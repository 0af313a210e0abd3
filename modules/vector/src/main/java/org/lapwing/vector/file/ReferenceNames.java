package org.lapwing.vector.file;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.geotools.api.referencing.FactoryException;
import org.geotools.referencing.CRS;

/// EPSG codes of reference systems that files describe in words, where the words leave no doubt; no database is asked.
final class ReferenceNames {

    private record Rule(Pattern name, String code) {}

    private static final List<Rule> RULES = List.of(
            rule("GCS_WGS_1984|WGS[ _]84|WGS84", "EPSG:4326"),
            rule("WGS_1984_UTM_Zone_(\\d+)N|WGS 84 / UTM zone (\\d+)N", "EPSG:326%02d"),
            rule("WGS_1984_UTM_Zone_(\\d+)S|WGS 84 / UTM zone (\\d+)S", "EPSG:327%02d"),
            rule("WGS_1984_Web_Mercator_Auxiliary_Sphere|WGS 84 / Pseudo-Mercator", "EPSG:3857"),
            rule("GCS_ETRS_1989|ETRS89", "EPSG:4258"),
            rule("ETRS_1989_UTM_Zone_(\\d+)N|ETRS89 / UTM zone (\\d+)N", "EPSG:258%02d"),
            rule("ETRS_1989_LAEA|ETRS89 / LAEA Europe|ETRS89-extended / LAEA Europe", "EPSG:3035"),
            rule("GCS_North_American_1983|NAD83", "EPSG:4269"),
            rule("NAD_1983_UTM_Zone_(\\d+)N|NAD83 / UTM zone (\\d+)N", "EPSG:269%02d"),
            rule(
                    "British_National_Grid|OSGB36 / British National Grid|OSGB 1936 / British National Grid",
                    "EPSG:27700"),
            rule("RGF_1993_Lambert_93|RGF93 / Lambert-93|RGF93 v1 / Lambert-93", "EPSG:2154"));

    private static final Pattern ROOT = Pattern.compile("^\\s*(?:PROJCS|GEOGCS|PROJCRS|GEOGCRS)\\[\\s*\"([^\"]+)\"");
    private static final Pattern AUTHORITY =
            Pattern.compile("AUTHORITY\\[\\s*\"EPSG\"\\s*,\\s*\"?(\\d+)\"?\\s*\\]\\s*\\]\\s*$");
    private static final int ZONES = 60;

    private ReferenceNames() {}

    /// `EPSG:n` where the description names one, else the description itself where it can be understood.
    ///
    /// @param wkt well-known text, such as the contents of a `.prj`
    /// @return empty where it cannot be understood
    static Optional<String> ofWkt(String wkt) {
        var text = wkt.strip();
        var authority = AUTHORITY.matcher(text);
        if (authority.find()) {
            return Optional.of("EPSG:" + authority.group(1));
        }
        var root = ROOT.matcher(text);
        if (root.find()) {
            for (var rule : RULES) {
                var code = code(rule, root.group(1));
                if (code.isPresent()) {
                    return code;
                }
            }
        }
        try {
            CRS.parseWKT(text);
            return Optional.of(text);
        } catch (FactoryException | RuntimeException _) { // the parser answers nonsense by both
            return Optional.empty();
        }
    }

    /// What a description calls itself.
    static String nameOf(String wkt) {
        var root = ROOT.matcher(wkt.strip());
        return root.find() ? root.group(1) : "reference system of its own";
    }

    private static Optional<String> code(Rule rule, String name) {
        var match = rule.name().matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                int zone = Integer.parseInt(match.group(group));
                return zone >= 1 && zone <= ZONES ? Optional.of(String.format(rule.code(), zone)) : Optional.empty();
            }
        }
        return Optional.of(rule.code());
    }

    private static Rule rule(String name, String code) {
        return new Rule(Pattern.compile(name), code);
    }
}
