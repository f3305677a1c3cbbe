package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A unique key that a statement asks of a partitioned table.
///
/// @param table as the statement names it
/// @param columns of the key, without expressions
/// @param partition the elements of the partition key, empty for an expression
record PartitionedKey(Name table, List<String> columns, List<Optional<String>> partition) {

  PartitionedKey {
    columns = List.copyOf(columns);
    partition = List.copyOf(partition);
  }

  static Stream<PartitionedKey> in(Sight sight) {
    return switch (sight.form()) {
      case CreateTable table -> created(table);
      case AlterTable alter ->
          partition(sight, alter.name()).stream()
              .flatMap(by -> keys(constraints(alter)).map(it -> of(alter.name(), it, by)));
      case CreateIndex index when index.unique() ->
          partition(sight, index.table()).stream()
              .map(by -> new PartitionedKey(index.table(), columns(index), by));
      default -> Stream.empty();
    };
  }

  private static PartitionedKey of(Name table, Key key, List<Optional<String>> by) {
    return new PartitionedKey(table, key.columns(), by);
  }

  private static Stream<PartitionedKey> created(CreateTable table) {
    return table.partitionedBy().stream()
        .map(it -> it.columns().stream().map(PartitionedKey::column).toList())
        .flatMap(by -> keys(constraints(table)).map(it -> of(table.name(), it, by)));
  }

  private static Stream<Constraint> constraints(CreateTable table) {
    return Stream.concat(
        table.constraints().stream(),
        table.columns().stream().map(Column::constraints).flatMap(List::stream));
  }

  private static Stream<Constraint> constraints(AlterTable alter) {
    return alter.actions().stream()
        .flatMap(
            action ->
                switch (action) {
                  case AddConstraint(var constraint) -> Stream.of(constraint);
                  case AddColumn(var column, _) -> column.constraints().stream();
                  default -> Stream.empty();
                });
  }

  // Of an index that is there, PostgreSQL refuses to make a partitioned table's key at all.
  private static Stream<Key> keys(Stream<Constraint> constraints) {
    return constraints
        .map(Constraint::kind)
        .filter(Key.class::isInstance)
        .map(Key.class::cast)
        .filter(key -> key.usingIndex().isEmpty());
  }

  private static List<String> columns(CreateIndex index) {
    return index.elements().stream().flatMap(it -> it.column().stream()).toList();
  }

  private static Optional<List<Optional<String>>> partition(Sight sight, Name table) {
    return sight
        .relation(table)
        .flatMap(it -> it.lineage().key())
        .map(Lineage.PartitionKey::elements)
        .map(elements -> elements.stream().map(KeyElement::column).toList());
  }

  // A column by itself mentions nothing but itself.
  private static Optional<String> column(Expression expression) {
    var text = expression.text().strip();
    return expression.references().columns().stream()
        .filter(it -> text.equalsIgnoreCase(it) || text.equals('"' + it + '"'))
        .findFirst();
  }

  boolean isByExpression() {
    return partition.stream().anyMatch(Optional::isEmpty);
  }

  List<String> partitionColumns() {
    return partition.stream().flatMap(Optional::stream).toList();
  }
}
