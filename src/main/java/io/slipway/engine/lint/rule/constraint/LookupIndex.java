package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// By which PostgreSQL finds the rows that refer to one of another table.
final class LookupIndex {

  private static final Set<String> METHODS = Set.of("btree", "hash");

  private LookupIndex() {}

  /// Whether rows can be found by these columns, in each partition where there are any.
  static boolean isThere(Schema schema, Relation table, List<String> columns) {
    var family = Stream.concat(Stream.of(table), schema.descendants(table.name()).stream());
    var filled = family.filter(member -> member.kind().holdsRows()).toList();
    return filled.isEmpty()
        ? isThere(schema, table.name(), columns)
        : filled.stream().allMatch(member -> isThere(schema, member.name(), columns));
  }

  /// Whether a statement makes one.
  static boolean isMade(Form form, Name table, List<String> columns) {
    return form instanceof CreateIndex index
        && index.table().name().equals(table.name())
        && (index.table().schema().isEmpty() || index.table().equals(table))
        && METHODS.contains(index.method())
        && index.predicate().map(it -> asksForValue(it.text(), columns)).orElse(true)
        && index.elements().size() >= columns.size()
        && index.elements().subList(0, columns.size()).stream()
            .allMatch(it -> it.column().filter(columns::contains).isPresent());
  }

  private static boolean isThere(Schema schema, Name table, List<String> columns) {
    return schema.indexes(table).stream().anyMatch(index -> finds(index, columns));
  }

  private static boolean finds(TableIndex index, List<String> columns) {
    return index.properties().valid()
        && METHODS.contains(index.method())
        && index.predicate().map(it -> asksForValue(it, columns)).orElse(true)
        && (beginsWith(index, columns) || findsOne(index, columns));
  }

  // A reference that is looked up is not null, so that such a partial index has it.
  private static boolean asksForValue(String predicate, List<String> columns) {
    var plain = predicate.replaceAll("[()\"]", "").strip().replaceAll("\\s+", " ");
    return columns.stream().anyMatch(column -> plain.equalsIgnoreCase(column + " is not null"));
  }

  private static boolean beginsWith(TableIndex index, List<String> columns) {
    var elements = index.elements();
    return elements.size() >= columns.size()
        && elements.subList(0, columns.size()).stream()
            .allMatch(it -> it.column().filter(columns::contains).isPresent());
  }

  // A unique one of some of the columns leaves no more than one row.
  private static boolean findsOne(TableIndex index, List<String> columns) {
    return index.properties().unique()
        && index.elements().stream()
            .allMatch(it -> it.column().filter(columns::contains).isPresent());
  }
}
