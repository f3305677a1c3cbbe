package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import java.util.List;
import java.util.Optional;

/// What an `ALTER TABLE` does to constraints that are there.
///
/// @param only whether children are left out
record ConstraintActions(Contents contents, boolean only) {

  private Optional<TableConstraint> find(Name table, String name) {
    return Optional.ofNullable(contents.constraints.get(new Part(table, name)));
  }

  private List<Relation> children(Name table) {
    return new ConstraintAddition(contents, only).children(table);
  }

  void alter(TableAction.AlterConstraint action) {
    if (action.deferrability() || action.enforced().isPresent()) {
      for (var constraint : List.copyOf(contents.constraints.values())) {
        if (constraint.name().equals(action.name())) {
          alter(constraint, action);
        }
      }
    }
  }

  private void alter(TableConstraint constraint, TableAction.AlterConstraint action) {
    var before = constraint.validity();
    var enforced = action.enforced().orElse(before.enforced());
    if (action.deferrability()) {
      contents.lose("whether %s is deferrable".formatted(constraint.name()));
    }
    contents.put(
        constraint.with(
            new Validity(
                action.enforced().isPresent() ? enforced : before.validated(),
                enforced,
                before.deferrable())));
  }

  void validate(Name table, String name) {
    var found = find(table, name);
    if (found.isEmpty()) {
      return;
    }
    var before = found.get().validity();
    contents.put(found.get().with(new Validity(true, before.enforced(), before.deferrable())));
    if (found.get().kind() == Kind.NOT_NULL) {
      var column = found.get().columns().getFirst();
      contents.relations.computeIfPresent(
          table, (_, it) -> it.with(column, old -> old.with(NotNull.YES)));
    }
    children(table).forEach(child -> validate(child.name(), name));
  }

  void drop(Name table, String name, boolean cascade) {
    var found = find(table, name);
    if (found.isEmpty()) {
      return;
    }
    new Removal(contents, cascade).constraint(found.get());
    if (found.get().kind() == Kind.NOT_NULL) {
      var column = found.get().columns().getFirst();
      contents.relations.computeIfPresent(
          table, (_, it) -> it.with(column, old -> old.with(NotNull.NO)));
    }
    for (var child : children(table)) {
      inherited(child.name(), found.get()).ifPresent(it -> dropFrom(it, cascade));
    }
  }

  private Optional<TableConstraint> inherited(Name child, TableConstraint constraint) {
    return find(child, constraint.name())
        .or(
            () ->
                contents.constraints.values().stream()
                    .filter(it -> it.table().equals(child) && it.kind() == constraint.kind())
                    .filter(it -> it.columns().equals(constraint.columns()))
                    .filter(it -> it.reference().equals(constraint.reference()))
                    .findFirst())
        .filter(it -> it.origin().inherited());
  }

  private void dropFrom(TableConstraint constraint, boolean cascade) {
    if (constraint.origin().local() || only) {
      contents.put(constraint.with(Origin.OWN));
    } else {
      drop(constraint.table(), constraint.name(), cascade);
    }
  }

  void rename(Name table, String from, String to) {
    var found = find(table, from);
    if (found.isEmpty()) {
      return;
    }
    var index = found.get().index();
    if (index.isPresent()) {
      Renaming.one(contents, index.get(), new Name(index.get().schema(), to));
      return;
    }
    contents.constraints.remove(found.get().part());
    contents.put(found.get().of(table, to));
    if (found.get().kind() != Kind.FOREIGN_KEY) {
      children(table).forEach(child -> rename(child.name(), from, to));
    }
  }
}
