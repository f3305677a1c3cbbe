package io.slipway.engine.lint.schema.model;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// A constraint of a table.
///
/// @param columns those that it is about: of a check, those that it mentions
/// @param expression of a check, as the server or the statement writes it
/// @param reference what a foreign key refers to
/// @param index behind a key or an exclusion, in its table's schema
/// @param origin whether it is the table's own or its parents'
public record TableConstraint(
    Name table,
    String name,
    Kind kind,
    List<String> columns,
    Optional<String> expression,
    Validity validity,
    Optional<Reference> reference,
    Optional<Name> index,
    Origin origin) {

  public TableConstraint {
    columns = List.copyOf(columns);
  }

  /// What it asks.
  public enum Kind {
    CHECK,
    PRIMARY_KEY,
    UNIQUE,
    FOREIGN_KEY,
    EXCLUSION,
    /// Since 18; before, only the column says it.
    NOT_NULL
  }

  /// How far it holds.
  public record Validity(boolean validated, boolean enforced, boolean deferrable) {
    public static final Validity USUAL = new Validity(true, true, false);
  }

  /// What a foreign key refers to.
  ///
  /// @param onDelete `NO ACTION`, `RESTRICT`, `CASCADE`, `SET NULL` or `SET DEFAULT`
  public record Reference(Name table, List<String> columns, String onDelete) {
    public Reference {
      columns = List.copyOf(columns);
    }
  }

  /// Where it was said first.
  ///
  /// @param local whether the table itself says it
  /// @param inherited whether a parent says it
  /// @param noInherit whether children do not get it
  public record Origin(boolean local, boolean inherited, boolean noInherit) {
    public static final Origin OWN = new Origin(true, false, false);
    public static final Origin INHERITED = new Origin(false, true, false);
  }

  public Part part() {
    return new Part(table, name);
  }

  /// Whether it is a primary key or a unique constraint.
  public boolean isKey() {
    return kind == Kind.PRIMARY_KEY || kind == Kind.UNIQUE;
  }

  public TableConstraint of(Name newTable, String newName) {
    return new TableConstraint(
        newTable, newName, kind, columns, expression, validity, reference, index, origin);
  }

  public TableConstraint on(List<String> newColumns) {
    return new TableConstraint(
        table, name, kind, newColumns, expression, validity, reference, index, origin);
  }

  public TableConstraint with(Validity changed) {
    return new TableConstraint(
        table, name, kind, columns, expression, changed, reference, index, origin);
  }

  public TableConstraint with(Reference changed) {
    return new TableConstraint(
        table, name, kind, columns, expression, validity, Optional.of(changed), index, origin);
  }

  public TableConstraint by(Optional<Name> newIndex) {
    return new TableConstraint(
        table, name, kind, columns, expression, validity, reference, newIndex, origin);
  }

  public TableConstraint with(Origin changed) {
    return new TableConstraint(
        table, name, kind, columns, expression, validity, reference, index, changed);
  }
}
