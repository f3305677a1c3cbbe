package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;

/// The files that do to one table in phases what an `ALTER TABLE` does at once.
final class Steps {

  // Since then NOT NULL can be added without looking at the rows.
  private static final int UNVALIDATED_NOT_NULL_SINCE = 18;

  private final Sight sight;
  private final Name table;
  private final String head;
  private final Phases phases;

  Steps(Sight sight, AlterTable form) {
    this.sight = sight;
    this.table = form.name();
    this.head =
        "ALTER TABLE %s%s%s "
            .formatted(
                form.ifExists() ? "IF EXISTS " : "", form.only() ? "ONLY " : "", Sql.name(table));
    this.phases = sight.phases();
  }

  List<FollowUp> files() {
    return phases.files();
  }

  /// A transaction with one `ALTER TABLE`.
  Steps alter(String name, String... actions) {
    phases.transaction(name, head + String.join(",\n    ", actions) + ";");
    return this;
  }

  /// The same of another table.
  Steps alter(Name other, String name, String action) {
    phases.transaction(name, "ALTER TABLE %s %s;".formatted(Sql.name(other), action));
    return this;
  }

  /// Any transaction.
  Steps transaction(String name, String... statements) {
    phases.transaction(name, statements);
    return this;
  }

  Steps validate(String constraint) {
    return alter("validate " + constraint, "VALIDATE CONSTRAINT " + Sql.name(constraint));
  }

  /// An index of a table that is built beside its writers.
  ///
  /// @param definition what stands behind `ON`
  Steps index(Name of, boolean unique, String index, String definition) {
    var dropped = Sql.name(new Name(of.schema(), index));
    phases.alone("drop leftover " + index, "DROP INDEX CONCURRENTLY IF EXISTS " + dropped + ";");
    phases.alone(
        "create " + index,
        "CREATE %sINDEX CONCURRENTLY %s ON %s %s;"
            .formatted(unique ? "UNIQUE " : "", Sql.name(index), Sql.name(of), definition));
    return this;
  }

  /// Columns are proved to hold no null, and then forbidden to.
  Steps forbidNulls(List<String> columns) {
    if (sight.major() >= UNVALIDATED_NOT_NULL_SINCE) {
      return forbidNullsUnvalidated(columns);
    }
    var names = columns.stream().map(this::proof).toList();
    return alter("prove " + of(columns) + " not null", each(columns, names, Steps::check))
        .alter("validate " + String.join(" ", names), each(names, names, (_, name) -> valid(name)))
        .transaction(
            "set " + of(columns) + " not null",
            head + String.join(", ", each(columns, names, (column, _) -> notNull(column))) + ";",
            head + String.join(", ", each(names, names, (_, name) -> dropped(name))) + ";");
  }

  private Steps forbidNullsUnvalidated(List<String> columns) {
    var added = columns.stream().filter(column -> known(column).isEmpty()).toList();
    var names = columns.stream().map(column -> known(column).orElseGet(() -> proof(column)));
    var validated = names.toList();
    if (!added.isEmpty()) {
      var proofs = added.stream().map(this::proof).toList();
      alter("set " + of(added) + " not null", each(added, proofs, Steps::unvalidated));
    }
    return alter(
        "validate " + String.join(" ", validated),
        each(validated, validated, (_, name) -> valid(name)));
  }

  // A NOT NULL that was added and not validated so far.
  private Optional<String> known(String column) {
    return sight.schema().constraints(sight.qualified(table)).stream()
        .filter(it -> it.kind() == TableConstraint.Kind.NOT_NULL)
        .filter(it -> it.columns().contains(column))
        .map(TableConstraint::name)
        .findFirst();
  }

  private String proof(String column) {
    return ConstraintNames.free(sight, sight.qualified(table), List.of(column), "not_null");
  }

  private interface Worded {
    String of(String column, String name);
  }

  private static String[] each(List<String> columns, List<String> names, Worded words) {
    var texts = new String[columns.size()];
    for (var i = 0; i < texts.length; i++) {
      texts[i] = words.of(columns.get(i), names.get(i));
    }
    return texts;
  }

  private static String check(String column, String name) {
    return "ADD CONSTRAINT %s CHECK (%s IS NOT NULL) NOT VALID"
        .formatted(Sql.name(name), Sql.name(column));
  }

  private static String unvalidated(String column, String name) {
    return "ADD CONSTRAINT %s NOT NULL %s NOT VALID".formatted(Sql.name(name), Sql.name(column));
  }

  private static String valid(String name) {
    return "VALIDATE CONSTRAINT " + Sql.name(name);
  }

  private static String notNull(String column) {
    return "ALTER COLUMN " + Sql.name(column) + " SET NOT NULL";
  }

  private static String dropped(String name) {
    return "DROP CONSTRAINT " + Sql.name(name);
  }

  private static String of(List<String> columns) {
    return String.join(" ", columns);
  }
}
