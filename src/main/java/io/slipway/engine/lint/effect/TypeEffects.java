package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.TypeForm.AlterDomain;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import java.util.Set;
import java.util.stream.Collectors;

/// What making and changing types and domains does to the tables that use them.
final class TypeEffects {

  // Validating blocks nobody who writes from here on.
  private static final int VALIDATES_BESIDE_WRITERS_SINCE = 19;

  private final Notes notes;

  TypeEffects(Notes notes) {
    this.notes = notes;
  }

  void note(TypeForm form) {
    switch (form) {
      case AlterType(var name, var actions) -> actions.forEach(action -> type(name, action));
      case AlterDomain(var name, var action) -> domain(name, action);
      case TypeForm.CreateEnum _,
          TypeForm.CreateComposite _,
          TypeForm.CreateOtherType _,
          TypeForm.CreateDomain _ -> {}
    }
  }

  private void type(Name name, TypeAction action) {
    switch (action) {
      case TypeAction.AddAttribute _, TypeAction.DropAttribute _, TypeAction.RenameAttribute _ ->
          composite(name);
      case TypeAction.AlterAttributeType _ -> {
        composite(name);
        notes.schema().typedTables(notes.qualified(name)).forEach(notes::rewriteWhole);
      }
      case TypeAction.RenameTo _, TypeAction.SetSchema _, TypeAction.OwnerTo _ ->
          notes
              .schema()
              .resolve(name)
              .found()
              .ifPresent(it -> notes.lock(it.name(), LockMode.ACCESS_EXCLUSIVE));
      case TypeAction.AddValue _, TypeAction.RenameValue _, TypeAction.Other _ -> {}
    }
  }

  private void composite(Name name) {
    var type = notes.qualified(name);
    notes.lock(type, LockMode.ACCESS_EXCLUSIVE);
    notes.schema().typedTables(type).stream()
        .map(Relation::name)
        .forEach(table -> notes.lock(table, LockMode.ACCESS_EXCLUSIVE));
  }

  private void domain(Name name, DomainAction action) {
    switch (action) {
      case DomainAction.AddConstraint(var constraint) -> {
        if (!constraint.validity().notValid()) {
          look(name, LockMode.SHARE);
        }
      }
      case DomainAction.SetNotNull _ -> look(name, LockMode.SHARE);
      case DomainAction.ValidateConstraint _ ->
          look(
              name,
              notes.major() >= VALIDATES_BESIDE_WRITERS_SINCE
                  ? LockMode.SHARE_UPDATE_EXCLUSIVE
                  : LockMode.SHARE);
      case DomainAction.DropConstraint _,
          DomainAction.DropNotNull _,
          DomainAction.ChangeDefault _,
          DomainAction.RenameConstraint _,
          DomainAction.RenameTo _,
          DomainAction.SetSchema _,
          DomainAction.OwnerTo _ -> {}
    }
  }

  private void look(Name name, LockMode mode) {
    var type = notes.schema().resolveType(name).found().map(UserType::name);
    if (type.isEmpty()) {
      notes.unknown("which tables have columns of the domain " + name);
    }
    type.map(this::users)
        .orElse(Set.of())
        .forEach(
            table -> {
              notes.lock(table, mode);
              notes.scan(table);
            });
  }

  private Set<Name> users(Name type) {
    return notes.schema().columnsOfType(type).stream()
        .map(ColumnName::relation)
        .filter(
            name -> notes.schema().relation(name).filter(it -> it.kind().holdsRows()).isPresent())
        .collect(Collectors.toSet());
  }
}
