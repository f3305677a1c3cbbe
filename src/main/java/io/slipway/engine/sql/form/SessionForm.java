package io.slipway.engine.sql.form;

import io.slipway.engine.sql.StatementNature.Verb;
import java.util.Optional;

/// What concerns the session and its transaction, and no object.
public sealed interface SessionForm extends Form {

  /// `SET` and `RESET` of a parameter; `ROLE`, `SESSION AUTHORIZATION` and `TIME ZONE` are
  /// parameters too (`role`, `session_authorization`, `timezone`).
  ///
  /// @param parameter in lower case; `all` of `RESET ALL`
  /// @param value as written, without quotes; empty for `DEFAULT` and `RESET`
  /// @param local whether it holds for the transaction alone
  record SetParameter(String parameter, Optional<String> value, boolean local)
      implements SessionForm {}

  /// @param savepoint the one named
  record Transaction(Verb verb, Optional<String> savepoint) implements SessionForm {}

  /// `SET CONSTRAINTS`.
  record SetConstraints(boolean deferred) implements SessionForm {}

  /// A command that touches no object that holds rows, such as `LISTEN` or `DISCARD`.
  ///
  /// @param command its first words, in upper case
  record Utility(String command) implements SessionForm {}

  /// `ALTER SYSTEM`.
  record AlterSystem(String parameter) implements SessionForm {}

  /// A command of psql, which no server understands.
  ///
  /// @param name with its backslash
  record MetaCommand(String name) implements SessionForm {}
}
