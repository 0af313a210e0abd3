package org.lapwing.commandline;

import org.lapwing.learning.query.QueryStrategy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of a strategy, such as `least-confidence`.
final class StrategyName implements ITypeConverter<QueryStrategy> {

    @Override
    public QueryStrategy convert(String text) {
        return QueryStrategy.byName(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is no strategy; there are " + String.join(", ", QueryStrategy.names())));
    }
}
