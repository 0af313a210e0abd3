package org.lapwing.accuracy.page;

/// Builds a table of comma-separated values (RFC 4180): values that need quotes get them, lines end with CR LF.
public final class CsvText {

    private final StringBuilder csv = new StringBuilder();

    /// Adds a line.
    public CsvText row(String... values) {
        for (int i = 0; i < values.length; i++) {
            csv.append(i == 0 ? "" : ",").append(quoted(values[i]));
        }
        csv.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return csv.toString();
    }

    /// Text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
    private static String quoted(String value) {
        boolean formula = !value.isEmpty() && "=+@\t".indexOf(value.charAt(0)) >= 0; // a minus begins numbers
        var safe = formula ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n;].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
