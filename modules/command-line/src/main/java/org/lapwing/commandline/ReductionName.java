package org.lapwing.commandline;

import org.lapwing.learning.query.Reduction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a reduction, such as `inner-mean`.
final class ReductionName implements ITypeConverter<Reduction> {

    @Override
    public Reduction convert(String text) {
        return Reduction.byName(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no reduction; there are " + String.join(", ", Reduction.names())));
    }
}
