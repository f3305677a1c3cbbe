package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TypeName;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A column whose type a statement says.
///
/// @param isKey whether it is, or gets its values as, a primary key
record DeclaredColumn(Name table, String name, TypeName type, boolean isKey) {

  private static final Set<String> SERIALS = Set.of("serial", "bigserial", "smallserial");

  /// One finding for all columns of a statement that are so.
  ///
  /// @param message with a `%s` for their names
  static Stream<Finding> find(
      StatementRule rule, Sight sight, Predicate<DeclaredColumn> isSo, String message) {
    var found = in(sight).filter(isSo).toList();
    if (found.isEmpty()) {
      return Stream.empty();
    }
    var table = found.getFirst().table();
    var names = found.stream().map(it -> Name.unqualified(it.name())).toList();
    var shown = Sql.shown(names) + " of " + Sql.shown(table);
    return Stream.of(
        rule.at(sight, message.formatted(shown)).withObjects(List.of(sight.qualified(table))));
  }

  private static Stream<DeclaredColumn> in(Sight sight) {
    var made =
        sight
            .form(CreateTable.class)
            .flatMap(table -> table.columns().stream().map(it -> of(table, it)));
    var added =
        sight.actions(AddColumn.class).map(it -> of(it.table(), it.action().column(), List.of()));
    var changed =
        sight
            .actions(AlterColumnType.class)
            .map(
                it ->
                    new DeclaredColumn(
                        it.table(), it.action().column(), it.action().type(), false));
    return Stream.of(made, added, changed).flatMap(it -> it);
  }

  private static DeclaredColumn of(CreateTable table, Column column) {
    return of(table.name(), column, table.constraints());
  }

  private static DeclaredColumn of(Name table, Column column, List<Constraint> constraints) {
    var isKey =
        isSerial(column.type())
            || column.constraints().stream().anyMatch(it -> isKey(it, column.name()))
            || constraints.stream().anyMatch(it -> isKey(it, column.name()));
    return new DeclaredColumn(table, column.name(), column.type(), isKey);
  }

  private static boolean isKey(Constraint constraint, String column) {
    return switch (constraint.kind()) {
      case Kind.Key key -> key.primary() && key.columns().contains(column);
      case Kind.Identity _ -> true;
      default -> false;
    };
  }

  private static boolean isSerial(TypeName type) {
    return type.name().schema().isEmpty() && SERIALS.contains(type.name().name());
  }

  /// Whether its type is one of those, and no array.
  boolean is(String... types) {
    return type.dimensions() == 0
        && type.name().schema().isEmpty()
        && List.of(types).contains(type.name().name());
  }

  boolean isSerial() {
    return isSerial(type);
  }

  boolean hasLength() {
    return !type.modifiers().isEmpty();
  }
}
