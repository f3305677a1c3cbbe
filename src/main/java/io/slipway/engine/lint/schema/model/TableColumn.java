package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.Optional;

/// A column of a table, a view or a composite type.
///
/// @param type PostgreSQL's own without a schema, others qualified; never `serial`
/// @param collation where it is not its type's own
/// @param value its default, or what it is generated from
/// @param origin whether it is the table's own, its parents', or both
public record TableColumn(
    String name,
    TypeName type,
    Optional<Name> collation,
    NotNull notNull,
    Optional<DefaultValue> value,
    Identity identity,
    Generation generation,
    Origin origin) {

  /// Whether it may be null.
  public enum NotNull {
    NO,
    YES,
    /// Rows that were there have not been looked at (since 18).
    NOT_VALID
  }

  /// `GENERATED … AS IDENTITY`.
  public enum Identity {
    NONE,
    ALWAYS,
    BY_DEFAULT
  }

  /// `GENERATED ALWAYS AS (…)`.
  public enum Generation {
    NONE,
    STORED,
    VIRTUAL
  }

  /// Where it was said first.
  ///
  /// @param local whether the table itself says it
  /// @param inherited how many parents say it
  public record Origin(boolean local, int inherited) {
    public static final Origin OWN = new Origin(true, 0);
    public static final Origin INHERITED = new Origin(false, 1);
  }

  /// A nullable column without anything else.
  public static TableColumn of(String name, TypeName type) {
    return new TableColumn(
        name,
        type,
        Optional.empty(),
        NotNull.NO,
        Optional.empty(),
        Identity.NONE,
        Generation.NONE,
        Origin.OWN);
  }

  public TableColumn named(String newName) {
    return new TableColumn(newName, type, collation, notNull, value, identity, generation, origin);
  }

  public TableColumn with(TypeName newType, Optional<Name> newCollation) {
    return new TableColumn(
        name, newType, newCollation, notNull, value, identity, generation, origin);
  }

  public TableColumn with(NotNull changed) {
    return new TableColumn(name, type, collation, changed, value, identity, generation, origin);
  }

  public TableColumn with(Optional<DefaultValue> changed) {
    return new TableColumn(name, type, collation, notNull, changed, identity, generation, origin);
  }

  public TableColumn with(Identity changed) {
    return new TableColumn(name, type, collation, notNull, value, changed, generation, origin);
  }

  public TableColumn with(Generation changed) {
    return new TableColumn(name, type, collation, notNull, value, identity, changed, origin);
  }

  public TableColumn with(Origin changed) {
    return new TableColumn(name, type, collation, notNull, value, identity, generation, changed);
  }
}
