package org.lapwing.vector.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.vector.Field;

/// The attributes of a shapefile, row by row in the order of its shapes (dBASE III and later; memos are left out).
final class DbfTable implements AutoCloseable {

    private static final int HEAD = 32;
    private static final int MOST_FIELDS = 2000;

    /// One column as the file lays it out.
    private record Column(String name, char type, int length, int decimals) {

        Field field() {
            return new Field(
                    name,
                    switch (type) {
                        case 'N', 'F' ->
                            decimals == 0 && length <= 18 && type == 'N' ? Field.Kind.INTEGER : Field.Kind.REAL;
                        case 'I', '+' -> Field.Kind.INTEGER;
                        case 'B', 'O' -> Field.Kind.REAL;
                        case 'L' -> Field.Kind.BOOLEAN;
                        default -> Field.Kind.TEXT;
                    });
        }
    }

    /// The attributes of one shape.
    static final class Row {

        private final @Nullable Object[] values;

        /// No attributes.
        Row() {
            this(new Object[0]);
        }

        private Row(@Nullable Object[] values) {
            this.values = values;
        }

        @Nullable
        Object[] values() {
            return values;
        }
    }

    private final Path file;
    private final InputStream stream;
    private final Charset charset;
    private final List<Column> columns;
    private final byte[] record;

    private DbfTable(Path file, InputStream stream, Charset charset, List<Column> columns, int recordBytes) {
        this.file = file;
        this.stream = stream;
        this.charset = charset;
        this.columns = columns;
        this.record = new byte[recordBytes];
    }

    /// @param notes takes what was assumed
    static DbfTable open(Path file, List<String> notes) throws IOException {
        var stream = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            var head = stream.readNBytes(HEAD);
            if (head.length < HEAD) {
                throw new IOException(file + " is cut off in its header. Restore it from a copy, or take it away to see"
                        + " the shapes without attributes.");
            }
            var numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
            int headerBytes = numbers.getShort(8) & 0xFFFF;
            int recordBytes = numbers.getShort(10) & 0xFFFF;
            var rest = stream.readNBytes(Math.max(0, headerBytes - HEAD));
            var charset = DbfEncoding.of(file, head[29] & 0xFF, notes);
            var columns = columns(ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN), charset);
            if (1 + columns.stream().mapToInt(Column::length).sum() > recordBytes) {
                throw new IOException(file + " is damaged: its fields need more than the " + recordBytes
                        + " bytes of a row. Restore it from a copy, or take it away to see the shapes without"
                        + " attributes.");
            }
            return new DbfTable(file, stream, charset, columns, recordBytes);
        } catch (IOException | RuntimeException failure) {
            stream.close();
            throw failure;
        }
    }

    private static List<Column> columns(ByteBuffer bytes, Charset charset) {
        var columns = new ArrayList<Column>();
        while (bytes.remaining() >= HEAD && bytes.get(bytes.position()) != 0x0D && columns.size() < MOST_FIELDS) {
            var each = new byte[HEAD];
            bytes.get(each);
            int end = 0;
            while (end < 11 && each[end] != 0) {
                end++;
            }
            var name = new String(each, 0, end, charset).strip();
            columns.add(new Column(
                    name.isEmpty() ? "field " + (columns.size() + 1) : name,
                    (char) (each[11] & 0xFF),
                    each[11] == 'C' ? each[16] & 0xFF | (each[17] & 0xFF) << 8 : each[16] & 0xFF,
                    each[11] == 'C' ? 0 : each[17] & 0xFF));
        }
        return columns;
    }

    List<Field> fields() {
        return columns.stream().map(Column::field).toList();
    }

    /// The next row; empty where it is marked as deleted, and a row without values where the table has ended.
    Optional<Row> next() throws IOException {
        int got = stream.readNBytes(record, 0, record.length);
        if (got < record.length) {
            return Optional.of(new Row());
        }
        if (record[0] == '*') {
            return Optional.empty();
        }
        var values = new @Nullable Object[columns.size()];
        int at = 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = value(columns.get(i), at);
            at += columns.get(i).length();
        }
        return Optional.of(new Row(values));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private @Nullable Object value(Column column, int at) {
        var bytes = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        return switch (column.type()) {
            case 'N', 'F' -> number(ascii(at, column.length()), column);
            case 'I', '+' -> column.length() == 4 ? whole(bytes.getInt(at)) : null;
            case 'B', 'O' -> column.length() == 8 ? finite(bytes.getDouble(at)) : null;
            case 'L' -> logical((char) record[at]);
            case 'D' -> date(ascii(at, column.length()));
            case 'C' -> text(at, column.length());
            default -> null;
        };
    }

    private static @Nullable Object number(String text, Column column) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (column.field().kind() == Field.Kind.INTEGER) {
                return Long.valueOf(text);
            }
            return finite(Double.parseDouble(text));
        } catch (NumberFormatException _) { // stars where the number did not fit the column
            return null;
        }
    }

    private static Object whole(long value) {
        return value;
    }

    private static @Nullable Object finite(double value) {
        return Double.isFinite(value) ? (Object) value : null;
    }

    private static @Nullable String date(String text) {
        return text.length() == 8 && !text.isBlank() && !text.equals("00000000")
                ? text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6)
                : null;
    }

    private String ascii(int at, int length) {
        return new String(record, at, length, StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
    }

    private static @Nullable Object logical(char value) {
        return switch (value) {
            case 'T', 't', 'Y', 'y' -> Boolean.TRUE;
            case 'F', 'f', 'N', 'n' -> Boolean.FALSE;
            default -> null;
        };
    }

    private @Nullable String text(int at, int length) {
        int end = at + length;
        while (end > at && (record[end - 1] == ' ' || record[end - 1] == 0)) {
            end--;
        }
        if (end == at) {
            return null;
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(record, at, end - at))
                    .toString()
                    .strip();
        } catch (CharacterCodingException _) { // the file is in another encoding than it says
            return new String(record, at, end - at, DbfEncoding.WESTERN).strip();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
