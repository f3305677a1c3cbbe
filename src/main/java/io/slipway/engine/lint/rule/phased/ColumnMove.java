package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.TableColumn.Generation;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A column of a table whose values move over into a new one.
///
/// @param written the table as the statement names it
/// @param column the one that is there
/// @param fresh the name of the new one
record ColumnMove(Sight sight, Name written, Relation table, TableColumn column, String fresh) {

  String tableName() {
    return Sql.name(written);
  }

  String alter() {
    return "ALTER TABLE " + tableName();
  }

  String old() {
    return Sql.name(column.name());
  }

  String young() {
    return Sql.name(fresh);
  }

  boolean isRequired() {
    return column.notNull() != NotNull.NO;
  }

  /// An expression with the new column in the old one's place.
  String moved(String expression) {
    return ColumnText.replace(expression, column.name()::equals, _ -> young());
  }

  List<String> moved(List<String> columns) {
    return columns.stream().map(it -> it.equals(column.name()) ? fresh : it).toList();
  }

  List<TableConstraint> constraints(Kind kind) {
    return sight.schema().constraints(table.name()).stream()
        .filter(it -> it.kind() == kind && it.columns().contains(column.name()))
        .toList();
  }

  /// The views that read the column themselves, or may.
  List<Name> views() {
    return sight.schema().viewsOn(new ColumnName(table.name(), column.name())).stream()
        .map(ViewQuery::view)
        .toList();
  }

  /// What whoever changes all rows should know of the table's triggers; empty when it has none.
  String triggers() {
    var names =
        sight.schema().triggers(table.name()).stream()
            .map(Trigger::name)
            .map(Sql::shown)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : "Triggers of the table may fire for each row: " + names + ".";
  }

  /// Why it cannot be done in files, in words that `because` can stand before.
  Optional<String> obstacle() {
    return Stream.of(ofPlace(), ofTable(), ofColumn(), ofConstraints())
        .flatMap(Optional::stream)
        .findFirst();
  }

  /// The same of the new column's type.
  static Optional<String> ofType(TypeName type) {
    return when(!Sql.isWhole(type), "the fields of an interval are not known");
  }

  private Optional<String> ofPlace() {
    return when(sight.setting().isNested(), "the statement stands in a block");
  }

  private Optional<String> ofTable() {
    var name = Sql.shown(table.name());
    if (table.kind() != RelationKind.TABLE) {
      return Optional.of(name + " is no ordinary table");
    }
    if (!table.columns().known()) {
      return Optional.of("not all columns of " + name + " are known");
    }
    if (!table.parents().isEmpty() || !sight.schema().children(table.name()).isEmpty()) {
      return Optional.of(name + " inherits, or others inherit from it");
    }
    return when(table.lineage().type().isPresent(), name + " is of a composite type");
  }

  private Optional<String> ofColumn() {
    var name = Sql.shown(column.name());
    if (column.generation() != Generation.NONE) {
      return Optional.of(name + " is a generated column");
    }
    if (Mentions.generatedFrom(table, column.name()).findAny().isPresent()) {
      return Optional.of("another column is generated from " + name);
    }
    return when(
        table.column(fresh).isPresent(), "there is a column " + Sql.shown(fresh) + " already");
  }

  private Optional<String> ofConstraints() {
    var name = Sql.shown(column.name());
    var isReferenced =
        sight.schema().incomingForeignKeys(table.name()).stream()
            .anyMatch(it -> it.reference().orElseThrow().columns().contains(column.name()));
    if (isReferenced) {
      return Optional.of(
          "foreign keys refer to " + name + ", and their columns have to move along");
    }
    if (!constraints(Kind.EXCLUSION).isEmpty()) {
      return Optional.of("an exclusion constraint is on " + name);
    }
    return when(
        sight.schema().constraints(table.name()).stream()
            .anyMatch(it -> it.columns().contains(column.name()) && it.validity().deferrable()),
        "a deferrable constraint is on " + name);
  }

  private static Optional<String> when(boolean condition, String reason) {
    return condition ? Optional.of(reason) : Optional.empty();
  }
}
