package io.slipway.engine.sql.form;

import io.slipway.engine.sql.Name;
import java.util.Optional;

/// What makes and changes sequences.
public sealed interface SequenceForm extends Form {

  /// @param ownedBy the table of the column that it belongs to
  record CreateSequence(Name name, boolean temporary, boolean ifNotExists, Optional<Name> ownedBy)
      implements SequenceForm {}

  record AlterSequence(Name name, boolean ifExists, SequenceAction action)
      implements SequenceForm {}

  /// What an `ALTER SEQUENCE` does.
  sealed interface SequenceAction {

    /// @param ownedBy the table of the column that it belongs to from now on; empty when that is
    ///     not said, or is `NONE`
    /// @param options whether any other option is set, which gives it another file
    record SetOptions(Optional<Name> ownedBy, boolean options) implements SequenceAction {}

    record RenameTo(String name) implements SequenceAction {}

    record SetSchema(String schema) implements SequenceAction {}

    record OwnerTo(String role) implements SequenceAction {}

    record SetLogged(boolean logged) implements SequenceAction {}
  }
}
