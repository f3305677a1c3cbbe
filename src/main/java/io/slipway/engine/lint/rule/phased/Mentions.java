package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import java.util.stream.Stream;

/// What of a table's own definition is about a column.
public final class Mentions {

  private Mentions() {}

  /// The columns that are generated from it.
  public static Stream<String> generatedFrom(Relation table, String column) {
    return table.columns().list().stream()
        .filter(it -> it.generation() != Generation.NONE && !it.name().equals(column))
        .filter(
            it -> it.value().filter(v -> ColumnText.mentions(v.expression(), column)).isPresent())
        .map(TableColumn::name);
  }

  /// Whether rows are divided by it.
  public static boolean isInPartitionKey(Relation table, String column) {
    return table.lineage().key().stream()
        .flatMap(key -> key.elements().stream())
        .anyMatch(element -> isAbout(element, column));
  }

  private static boolean isAbout(KeyElement element, String column) {
    return element
        .column()
        .map(column::equals)
        .orElseGet(() -> ColumnText.mentions(element.expression(), column));
  }
}
