package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;

/// What makes, changes and drops objects of the other kinds, and drops those of most kinds.
public sealed interface ObjectForm extends Form {

  /// @param name empty when it is named after its owner
  /// @param elements what is made in it by the same statement
  record CreateSchema(Optional<String> name, boolean ifNotExists, List<Form> elements)
      implements ObjectForm {
    public CreateSchema {
      elements = List.copyOf(elements);
    }
  }

  /// @param newName of `RENAME TO`; empty for another owner
  record AlterSchema(String name, Optional<String> newName) implements ObjectForm {}

  /// @param version the one named
  record CreateExtension(String name, boolean ifNotExists, Optional<String> version)
      implements ObjectForm {}

  /// @param change its words behind the name, in lower case, without what strings hold
  record AlterExtension(String name, String change) implements ObjectForm {}

  record CreateStatistics(Optional<Name> name, Name table) implements ObjectForm {}

  /// @param tables those named
  /// @param all whether it is for all tables, or all of a schema
  record CreatePublication(String name, List<Name> tables, boolean all) implements ObjectForm {
    public CreatePublication {
      tables = List.copyOf(tables);
    }
  }

  /// @param change `ADD`, `DROP` or `SET` of the tables named; empty for anything else
  record AlterPublication(String name, Optional<String> change, List<Name> tables)
      implements ObjectForm {
    public AlterPublication {
      tables = List.copyOf(tables);
    }
  }

  /// An object of a kind that no rows are in.
  ///
  /// @param name empty for what has none, such as a cast
  record CreateOther(ObjectKind kind, Optional<Name> name, boolean orReplace)
      implements ObjectForm {}

  /// A change of an object of a kind that no rows are in.
  ///
  /// @param change its words behind the name, in lower case, without what strings hold
  record AlterOther(ObjectKind kind, Optional<Name> name, String change) implements ObjectForm {}

  /// `DROP` of all kinds but those that belong to a table.
  ///
  /// @param names for routines without their arguments, for `OWNED` the roles; empty for a cast
  record Drop(
      ObjectKind kind, List<Name> names, boolean ifExists, boolean concurrently, boolean cascade)
      implements ObjectForm {
    public Drop {
      names = List.copyOf(names);
    }
  }

  /// `COMMENT ON` and `SECURITY LABEL ON`.
  ///
  /// @param name of the object; of a column, a constraint, a trigger, a rule and a policy that of
  ///     its table
  record Comment(ObjectKind kind, Optional<Name> name) implements ObjectForm {}

  /// `IMPORT FOREIGN SCHEMA`.
  record ImportForeignSchema(String into) implements ObjectForm {}
}
