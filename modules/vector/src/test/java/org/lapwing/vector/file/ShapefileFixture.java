package org.lapwing.vector.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Writes small shapefiles.
final class ShapefileFixture {

    static final String UTM32 = "PROJCS[\"WGS_1984_UTM_Zone_32N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
            + "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.017453292519943295]],"
            + "PROJECTION[\"Transverse_Mercator\"],UNIT[\"Meter\",1.0]]";

    private final Path shp;
    private final List<byte[]> records = new ArrayList<>();

    ShapefileFixture(Path shp) {
        this.shp = shp;
    }

    ShapefileFixture empty() {
        return add(little(4).putInt(0));
    }

    ShapefileFixture point(double x, double y) {
        return add(little(20).putInt(1).putDouble(x).putDouble(y));
    }

    /// A point with height and measure.
    ShapefileFixture pointZ(double x, double y, double z) {
        return add(little(36).putInt(11).putDouble(x).putDouble(y).putDouble(z).putDouble(-1e39));
    }

    /// @param type 3 for lines, 5 for polygons
    ShapefileFixture parts(int type, double[]... parts) {
        int points = 0;
        for (var part : parts) {
            points += part.length / 2;
        }
        var buffer = little(44 + 4 * parts.length + 16 * points).putInt(type);
        for (int i = 0; i < 4; i++) {
            buffer.putDouble(0);
        }
        buffer.putInt(parts.length).putInt(points);
        int start = 0;
        for (var part : parts) {
            buffer.putInt(start);
            start += part.length / 2;
        }
        for (var part : parts) {
            for (double value : part) {
                buffer.putDouble(value);
            }
        }
        return add(buffer);
    }

    Path write() throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(100).putInt(9994).array());
        for (int i = 0; i < records.size(); i++) {
            out.write(ByteBuffer.allocate(8)
                    .putInt(i + 1)
                    .putInt(records.get(i).length / 2)
                    .array());
            out.write(records.get(i));
        }
        return Files.write(shp, out.toByteArray());
    }

    /// Writes the table beside it: one field a column, as `name:type:length:decimals`.
    ShapefileFixture table(Charset charset, List<String> columns, List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        int rowBytes = 1;
        for (var column : columns) {
            rowBytes += Integer.parseInt(column.split(":")[2]);
        }
        out.write(little(32)
                .put((byte) 3)
                .position(4)
                .putInt(rows.size())
                .putShort((short) (33 + 32 * columns.size()))
                .putShort((short) rowBytes)
                .array());
        for (var column : columns) {
            var parts = column.split(":");
            out.write(little(32)
                    .put(parts[0].getBytes(charset))
                    .position(11)
                    .put((byte) parts[1].charAt(0))
                    .position(16)
                    .put((byte) Integer.parseInt(parts[2]))
                    .put((byte) Integer.parseInt(parts[3]))
                    .array());
        }
        out.write(0x0D);
        for (var row : rows) {
            boolean deleted = row.getFirst().startsWith("*");
            out.write(deleted ? '*' : ' ');
            for (int i = 0; i < columns.size(); i++) {
                var cell = new byte[Integer.parseInt(columns.get(i).split(":")[2])];
                java.util.Arrays.fill(cell, (byte) ' ');
                var text = (deleted && i == 0 ? row.get(i).substring(1) : row.get(i)).getBytes(charset);
                System.arraycopy(text, 0, cell, 0, text.length);
                out.write(cell);
            }
        }
        Files.write(beside(".dbf"), out.toByteArray());
        return this;
    }

    /// Writes an index of some records so far, counted from 0; a record that is not there stands beyond the file's end.
    ShapefileFixture index(int... shapes) throws IOException {
        var out = ByteBuffer.allocate(100 + 8 * shapes.length).position(100);
        for (int shape : shapes) {
            int start = 100;
            for (int i = 0; i < shape; i++) {
                start += 8 + (i < records.size() ? records.get(i).length : 1000);
            }
            out.putInt(start / 2).putInt(10);
        }
        Files.write(beside(".shx"), out.array());
        return this;
    }

    ShapefileFixture projection(String wkt) throws IOException {
        Files.writeString(beside(".prj"), wkt);
        return this;
    }

    ShapefileFixture encoding(String name) throws IOException {
        Files.writeString(beside(".cpg"), name, StandardCharsets.US_ASCII);
        return this;
    }

    private Path beside(String ending) {
        return shp.resolveSibling(shp.getFileName().toString().replace(".shp", ending));
    }

    private ShapefileFixture add(ByteBuffer record) {
        records.add(record.array());
        return this;
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
