package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.Optional;

/// What makes and changes triggers, rules and policies, which belong to a table.
public sealed interface TableObjectForm extends Form {

  /// @param constraint whether it is a constraint trigger
  record CreateTrigger(
      String name, Name table, boolean orReplace, boolean constraint, Name function)
      implements TableObjectForm {}

  record CreateRule(String name, Name table, boolean orReplace) implements TableObjectForm {}

  record CreatePolicy(String name, Name table, References references) implements TableObjectForm {}

  /// `ALTER TRIGGER`, `ALTER RULE`, `ALTER POLICY`.
  ///
  /// @param newName of `RENAME TO`
  record AlterTableObject(ObjectKind kind, String name, Name table, Optional<String> newName)
      implements TableObjectForm {}

  record DropTableObject(
      ObjectKind kind, String name, Name table, boolean ifExists, boolean cascade)
      implements TableObjectForm {}
}
