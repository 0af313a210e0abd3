package org.lapwing.accuracy.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads delimited text as spreadsheets write it (RFC 4180): commas, semicolons or tabs, quotes, a byte order
/// mark.
///
/// The separator is the one that the first line has most of outside quotes. Empty lines are passed over.
final class DelimitedText {

    private static final long MOST_BYTES = 256L << 20;
    private static final char MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private final Path file;
    private final String text;
    private int at;
    private int line = 1;

    private DelimitedText(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /// Reads a file with a header line.
    ///
    /// @throws IOException a sentence naming file, line and remedy
    static Table read(Path file) throws IOException {
        return new DelimitedText(file, text(file)).table();
    }

    private Table table() throws IOException {
        char separator = separator();
        var header = new ArrayList<String>();
        var rows = new ArrayList<Table.Row>();
        while (at < text.length()) {
            int began = line;
            var cells = record(separator);
            if (cells.stream().allMatch(String::isEmpty)) {
                continue;
            }
            if (header.isEmpty()) {
                header.addAll(cells);
                continue;
            }
            while (cells.size() > header.size() && cells.getLast().isEmpty()) {
                cells.removeLast(); // separators that a spreadsheet leaves at the end
            }
            if (cells.size() != header.size()) {
                throw new IOException(file + ", line " + began + ": " + cells.size() + " values, but the header names "
                        + header.size() + " columns. Put as many in each line, or quote values that hold a '"
                        + separator + "'.");
            }
            rows.add(new Table.Row("line " + began, cells));
        }
        if (header.isEmpty()) {
            throw new IOException(file + " is empty. Give a table with a header line.");
        }
        return new Table(file.toString(), header, rows, "", separator != ',');
    }

    /// One line of the table, which may run over several of the file.
    private List<String> record(char separator) throws IOException {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean wasQuoted = false;
        int began = line;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (quoted) {
                if (next == '"' && at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else if (next == '"') {
                    quoted = false;
                } else {
                    line += next == '\n' ? 1 : 0;
                    cell.append(next);
                }
            } else if (next == '"' && cell.toString().isBlank() && !wasQuoted) {
                cell.setLength(0);
                quoted = true;
                wasQuoted = true;
            } else if (next == separator) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
                wasQuoted = false;
            } else if (next == '\n' || next == '\r') {
                if (next == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                line++;
                break;
            } else {
                cell.append(next);
            }
        }
        if (quoted) {
            throw new IOException(file + ", line " + began + ": a quote is opened and never closed. Close it, or write"
                    + " a quote inside a value twice.");
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private char separator() {
        char best = ',';
        int most = 0;
        for (char candidate : SEPARATORS.toCharArray()) {
            int found = 0;
            boolean quoted = false;
            for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n' || i == 0); i++) {
                quoted ^= text.charAt(i) == '"';
                found += !quoted && text.charAt(i) == candidate ? 1 : 0;
            }
            if (found > most) {
                best = candidate;
                most = found;
            }
        }
        return best;
    }

    private static String text(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing. Check its name.");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no ordinary file. Give a CSV table.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large for a table of a sample (" + Files.size(file)
                    + " bytes). Check that it is the right file.");
        }
        var bytes = Files.readAllBytes(file);
        var charset = charset(bytes);
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException undecodable) {
            throw new IOException(
                    file + " is no text in " + charset
                            + ". Save it as \"CSV UTF-8\", or check that it is the right file.",
                    undecodable);
        }
    }

    private static Charset charset(byte[] bytes) {
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }
}
