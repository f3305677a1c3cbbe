package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.List;
import java.util.stream.Stream;

/// A foreign key that a statement makes, of a new table or of one that is there.
///
/// @param table that refers, as the statement names it
record MadeForeignKey(Name table, Constraint constraint, ForeignKey key) {

  static List<MadeForeignKey> in(Form form) {
    return switch (form) {
      case CreateTable table -> of(table.name(), constraints(table)).toList();
      case AlterTable alter ->
          of(alter.name(), alter.actions().stream().flatMap(MadeForeignKey::constraints)).toList();
      default -> List.of();
    };
  }

  private static Stream<Constraint> constraints(CreateTable table) {
    return Stream.concat(
        table.columns().stream().map(Column::constraints).flatMap(List::stream),
        table.constraints().stream());
  }

  private static Stream<Constraint> constraints(TableAction action) {
    return switch (action) {
      case AddConstraint(var constraint) -> Stream.of(constraint);
      case AddColumn(var column, _) -> column.constraints().stream();
      default -> Stream.empty();
    };
  }

  private static Stream<MadeForeignKey> of(Name table, Stream<Constraint> constraints) {
    return constraints
        .filter(it -> it.kind() instanceof ForeignKey)
        .map(it -> new MadeForeignKey(table, it, (ForeignKey) it.kind()));
  }

  Name referenced() {
    return key.table();
  }
}
