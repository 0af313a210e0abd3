package org.lapwing.vector.file;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// In which encoding the texts of a shapefile are: what its `.cpg` says, else what the table's own mark says, else
/// UTF-8 where the texts are that and Windows-1252 where not.
final class DbfEncoding {

    /// What texts are in that are not in the encoding they should be.
    static final Charset WESTERN = Charset.forName("windows-1252");

    private static final long LONGEST_CPG = 256;

    private static final Map<Integer, String> MARKS = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x57, "windows-1252"),
            Map.entry(0x58, "windows-1252"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0x65, "IBM866"),
            Map.entry(0x13, "windows-31j"),
            Map.entry(0x4D, "GBK"),
            Map.entry(0x4E, "x-windows-949"),
            Map.entry(0x4F, "Big5"),
            Map.entry(0xC8, "windows-1250"),
            Map.entry(0xC9, "windows-1251"),
            Map.entry(0xCA, "windows-1254"),
            Map.entry(0xCB, "windows-1253"));

    private DbfEncoding() {}

    /// @param mark byte 29 of the table, 0 where it says nothing
    /// @param notes takes what was assumed
    static Charset of(Path dbf, int mark, List<String> notes) throws IOException {
        var cpg = ShapefileReader.sibling(dbf, ".cpg");
        if (cpg.isPresent() && Files.size(cpg.get()) <= LONGEST_CPG) {
            var name = Files.readString(cpg.get(), StandardCharsets.ISO_8859_1).strip();
            var charset = named(name);
            if (charset.isPresent()) {
                return charset.get();
            }
            notes.add("The encoding \"" + name + "\" is not known, so texts are read as UTF-8.");
            return StandardCharsets.UTF_8;
        }
        return Optional.ofNullable(MARKS.get(mark)).flatMap(DbfEncoding::named).orElse(StandardCharsets.UTF_8);
    }

    /// The encoding that a `.cpg` names, such as `UTF-8`, `1252`, `ANSI 1252`, `ISO 88591` or `65001`.
    static Optional<Charset> named(String name) {
        var plain = name.strip().toUpperCase(Locale.ROOT);
        var number = plain.replaceAll("\\D", "");
        if (plain.equals("UTF8") || number.equals("65001")) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (plain.startsWith("ISO") && number.startsWith("8859") && number.length() > 4) {
            return charset("ISO-8859-" + number.substring(4));
        }
        if (!number.isEmpty() && plain.matches("(ANSI|CP|WINDOWS|OEM)?[ _-]*\\d+")) {
            return charset("windows-" + number)
                    .or(() -> charset("IBM" + number))
                    .or(() -> charset("x-windows-" + number));
        }
        return charset(plain);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) { // the caller tries another
            return Optional.empty();
        }
    }
}
