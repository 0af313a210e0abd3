package org.lapwing.raster.time;

import java.time.LocalDate;
import java.util.List;

/// What an expression of the bands gives at one place, date by date.
///
/// @param dates ascending
/// @param values one for each date; NaN where the place has no data then
/// @param problems whole sentences on dates that could not be read; their values are NaN
public record TimeSeries(List<LocalDate> dates, List<Double> values, List<String> problems) {

    /// Copies the lists and checks that there is one value a date.
    public TimeSeries {
        dates = List.copyOf(dates);
        values = List.copyOf(values);
        problems = List.copyOf(problems);
        if (dates.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + dates.size() + " dates");
        }
    }

    /// How many dates have a value.
    public int count() {
        return (int) values.stream().filter(Double::isFinite).count();
    }
}
