package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A while in which scripts are run and looked at, and after which nothing of it is left.
interface Trial {

  /// The connection on which it can be seen what the scripts did.
  Connection connection();

  Optional<StatementFailure> apply(Step up) throws SQLException;

  Optional<StatementFailure> undo(Step down) throws SQLException;
}
