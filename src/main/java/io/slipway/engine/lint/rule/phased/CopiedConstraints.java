package io.slipway.engine.lint.rule.phased;

import io.slipway.engine.lint.rule.Phases;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import java.util.stream.Stream;

/// The checks and foreign keys on a column that moves, made for the new column as well.
record CopiedConstraints(ColumnMove move) {

  /// Two files for each: one that adds it, one that looks at the rows.
  void build(Phases phases) {
    move.constraints(Kind.CHECK).forEach(check -> add(phases, check, check(check)));
    for (var key : move.constraints(Kind.FOREIGN_KEY)) {
      phases.saying(
          "Takes the place of %s. Add ON UPDATE and MATCH where that one has them."
              .formatted(Sql.shown(key.name())));
      add(phases, key, foreignKey(key));
    }
  }

  private void add(Phases phases, TableConstraint constraint, String definition) {
    var name = CopiedIndexes.temporary(constraint.name());
    phases.transaction(
        "add " + name,
        "%s ADD CONSTRAINT %s %s NOT VALID;".formatted(move.alter(), Sql.name(name), definition));
    if (constraint.validity().validated()) {
      phases.transaction(
          "validate " + name, "%s VALIDATE CONSTRAINT %s;".formatted(move.alter(), Sql.name(name)));
    }
  }

  private String check(TableConstraint check) {
    return "CHECK (%s)%s"
        .formatted(
            move.moved(check.expression().orElse("true")),
            check.origin().noInherit() ? " NO INHERIT" : "");
  }

  private String foreignKey(TableConstraint key) {
    var reference = key.reference().orElseThrow();
    return "FOREIGN KEY (%s) REFERENCES %s%s%s"
        .formatted(
            Sql.names(move.moved(key.columns())),
            Sql.name(reference.table()),
            reference.columns().isEmpty() ? "" : " (" + Sql.names(reference.columns()) + ")",
            reference.onDelete().equals("NO ACTION") ? "" : " ON DELETE " + reference.onDelete());
  }

  /// Files that drop the old column's foreign keys, one by one: each locks another table too.
  void dropForeignKeys(Phases phases) {
    for (var key : move.constraints(Kind.FOREIGN_KEY)) {
      phases
          .saying(
              "The new column's key guards the values of both.",
              "slipway:allow-file SW609 reason=\"%s guards the same values\""
                  .formatted(CopiedIndexes.temporary(key.name())))
          .transaction(
              "drop " + key.name(),
              "%s DROP CONSTRAINT %s;".formatted(move.alter(), Sql.name(key.name())));
    }
  }

  /// Actions that drop the old column's checks.
  Stream<String> drops() {
    return move.constraints(Kind.CHECK).stream()
        .map(check -> "DROP CONSTRAINT " + Sql.name(check.name()));
  }

  /// Statements that give the new ones the old ones' names.
  Stream<String> renames() {
    var all =
        Stream.concat(
            move.constraints(Kind.CHECK).stream(), move.constraints(Kind.FOREIGN_KEY).stream());
    return Stream.concat(
        all.map(it -> rename(CopiedIndexes.temporary(it.name()), it.name())),
        move.constraints(Kind.NOT_NULL).stream()
            .map(it -> rename(NotNullPhases.constraint(move.written(), move.fresh()), it.name())));
  }

  private String rename(String from, String to) {
    return "%s RENAME CONSTRAINT %s TO %s;".formatted(move.alter(), Sql.name(from), Sql.name(to));
  }
}
