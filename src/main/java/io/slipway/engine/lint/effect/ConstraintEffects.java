package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AlterConstraint;
import java.util.List;
import java.util.Optional;

/// What adding, changing and validating constraints does.
final class ConstraintEffects {

  private final Notes notes;

  ConstraintEffects(Notes notes) {
    this.notes = notes;
  }

  /// Source: `ATExecSetNotNull`, `NotNullImpliedByRelConstraints`.
  private void setNotNull(Relation table, String column) {
    var known = table.column(column);
    if (known.filter(it -> it.notNull() == NotNull.YES).isEmpty()
        && !isDemanded(table, column)
        && table.kind().holdsRows()) {
      notes.scan(table.name());
    }
  }

  // What 18 calls a constraint that is not valid yet is looked at all the same.
  private boolean isDemanded(Relation table, String column) {
    return notes.schema().constraints(table.name()).stream()
        .filter(it -> it.kind() == TableConstraint.Kind.CHECK && it.validity().validated())
        .flatMap(it -> it.expression().stream())
        .anyMatch(expression -> Implication.of(expression).demandsValue(column));
  }

  void add(Name written, Optional<Relation> table, List<Relation> family, Constraint constraint) {
    switch (constraint.kind()) {
      case Kind.ForeignKey key -> addForeignKey(written, family, key, constraint);
      case Kind.Key key -> addKey(written, table, family, key, constraint.name());
      case Kind.Check(_, var noInherit) -> {
        if (!constraint.validity().notValid() && !constraint.validity().notEnforced()) {
          scan(written, noInherit ? table.stream().toList() : family);
        }
      }
      case Kind.Exclusion _ -> scan(written, family);
      case Kind.NotNull(var column) -> {
        if (!constraint.validity().notValid()) {
          scanForNulls(written, family, column);
        }
      }
      case Kind.Nullable _, Kind.Default _, Kind.Identity _, Kind.Generated _ -> {}
    }
  }

  private void scan(Name written, List<Relation> family) {
    if (family.isEmpty()) {
      notes.scan(written);
    }
    family.stream().filter(it -> it.kind().holdsRows()).forEach(it -> notes.scan(it.name()));
  }

  void scanForNulls(Name written, List<Relation> family, String column) {
    if (family.isEmpty()) {
      notes.scan(written);
    }
    family.forEach(it -> setNotNull(it, column));
  }

  private void addForeignKey(
      Name written, List<Relation> family, Kind.ForeignKey key, Constraint constraint) {
    var foreignKeys = new ForeignKeyEffects(notes);
    foreignKeys.lockReferenced(key.table());
    if (constraint.validity().notValid() || constraint.validity().notEnforced()) {
      return;
    }
    if (family.stream().anyMatch(it -> foreignKeys.takesOver(it, key))) {
      foreignKeys.lockForTriggers(key.table());
    }
    var unproved = family.stream().filter(it -> !foreignKeys.isProved(it, key)).toList();
    if (family.isEmpty() || unproved.stream().anyMatch(it -> it.kind().holdsRows())) {
      foreignKeys.compare(written, unproved, key.table());
    }
  }

  // An index that the constraint names after itself is renamed.
  private void addKey(
      Name written,
      Optional<Relation> table,
      List<Relation> family,
      Kind.Key key,
      Optional<String> name) {
    if (key.usingIndex().isEmpty()) {
      scan(written, family);
      return;
    }
    var used = key.usingIndex().get();
    var index = new Name(table.map(it -> it.name().schema()).orElse(written.schema()), used);
    notes.lock(
        index,
        name.filter(it -> !it.equals(used)).isPresent()
            ? LockMode.SHARE_UPDATE_EXCLUSIVE
            : LockMode.ACCESS_SHARE);
    if (key.primary()) {
      var columns = notes.schema().index(index).map(it -> it.columns()).orElse(List.of());
      if (columns.isEmpty()) {
        notes.unknown("whether the columns of " + used + " may be null");
        scan(written, family);
      }
      columns.forEach(column -> scanForNulls(written, family, column));
    }
  }

  void validate(Name written, List<Relation> family, String name) {
    if (family.isEmpty()) {
      notes.scan(written);
    }
    family.forEach(it -> validate(it, name));
  }

  /// Source: `ATExecValidateConstraint`.
  private void validate(Relation table, String name) {
    var constraint = notes.schema().constraint(table.name(), name);
    if (constraint.isEmpty()) {
      scan(table.name(), List.of(table));
      return;
    }
    if (constraint.get().validity().validated()) {
      return;
    }
    var reference = constraint.get().reference();
    if (reference.isPresent()) {
      var referenced = reference.get().table();
      notes.lock(referenced, LockMode.ROW_SHARE);
      new ForeignKeyEffects(notes).compare(table.name(), List.of(table), referenced);
    } else {
      scan(table.name(), List.of(table));
    }
  }

  /// Enforcing looks at all rows of both tables.
  void alter(Relation table, AlterConstraint change) {
    var reference =
        notes.schema().constraint(table.name(), change.name()).flatMap(it -> it.reference());
    if (reference.isPresent() && change.enforced().orElse(false)) {
      var referenced = reference.get().table();
      notes.lock(referenced, LockMode.SHARE_ROW_EXCLUSIVE);
      new ForeignKeyEffects(notes).compare(table.name(), List.of(table), referenced);
    }
  }
}
