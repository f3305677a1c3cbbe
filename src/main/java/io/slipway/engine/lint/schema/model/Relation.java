package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A relation: whatever has a row in `pg_class`.
///
/// @param name qualified
/// @param owner empty when it is not known
/// @param columns without those of indexes
/// @param age whether the plan made it
public record Relation(
    Name name,
    RelationKind kind,
    Persistence persistence,
    Optional<String> owner,
    Columns columns,
    Storage storage,
    Lineage lineage,
    Options options,
    Age age) {

  /// A relation of which nothing but its columns is said.
  public static Relation of(Name name, RelationKind kind, Columns columns) {
    return new Relation(
        name,
        kind,
        Persistence.PERMANENT,
        Optional.empty(),
        columns,
        Storage.UNKNOWN,
        Lineage.NONE,
        Options.NONE,
        Age.OLD);
  }

  /// The parents of an inheriting table, or the table that it is a partition of.
  public List<Name> parents() {
    return lineage.parents();
  }

  public Optional<TableColumn> column(String column) {
    return columns.find(column);
  }

  public boolean isPartition() {
    return lineage.bound().isPresent();
  }

  /// Whether it was made since [io.slipway.engine.lint.schema.SchemaState#beginPlan].
  public boolean isNew() {
    return age.isNew();
  }

  public Relation named(Name newName) {
    return new Relation(newName, kind, persistence, owner, columns, storage, lineage, options, age);
  }

  public Relation ofKind(RelationKind newKind) {
    return new Relation(name, newKind, persistence, owner, columns, storage, lineage, options, age);
  }

  public Relation with(Persistence changed) {
    return new Relation(name, kind, changed, owner, columns, storage, lineage, options, age);
  }

  public Relation ownedBy(Optional<String> role) {
    return new Relation(name, kind, persistence, role, columns, storage, lineage, options, age);
  }

  public Relation with(Columns changed) {
    return new Relation(name, kind, persistence, owner, changed, storage, lineage, options, age);
  }

  public Relation with(Storage changed) {
    return new Relation(name, kind, persistence, owner, columns, changed, lineage, options, age);
  }

  public Relation with(Lineage changed) {
    return new Relation(name, kind, persistence, owner, columns, storage, changed, options, age);
  }

  public Relation with(Options changed) {
    return new Relation(name, kind, persistence, owner, columns, storage, lineage, changed, age);
  }

  public Relation with(Age changed) {
    return new Relation(
        name, kind, persistence, owner, columns, storage, lineage, options, changed);
  }

  /// With one column changed.
  public Relation with(String column, UnaryOperator<TableColumn> change) {
    return with(columns.change(column, change));
  }
}
