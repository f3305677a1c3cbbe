package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes scripts that might undo a step. None of them is believed before it is proved.
public interface DownWriter {

  /// What was written.
  ///
  /// @param scripts the most promising first, each ready to be run as one file
  /// @param refusal why there is none, or not another, in words
  record Proposals(List<String> scripts, String refusal) {
    public Proposals {
      scripts = List.copyOf(scripts);
    }
  }

  /// The states around a step.
  interface States {

    /// The schema before the step.
    Catalog before();

    /// The schema after it.
    Catalog after();

    /// Works in a transaction that has made the step and is rolled back in the end.
    <T> T behindStep(Work<T> work) throws SQLException;

    /// A database in the state before the step; others may only read it.
    RehearsalDatabase databaseBefore() throws SQLException;

    /// A database in the state after the step; others may only read it.
    RehearsalDatabase databaseAfter() throws SQLException;
  }

  /// What is done in a transaction.
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /// Writes scripts that turn the state after into the state before.
  Proposals propose(States states) throws SQLException;

  /// One that needs nothing but a transaction that has made the step.
  interface Immediate extends DownWriter {

    /// Writes scripts in a transaction that is rolled back right afterwards.
    ///
    /// @param after the schema as the transaction sees it
    Proposals propose(Connection behindStep, Catalog before, Catalog after) throws SQLException;

    @Override
    default Proposals propose(States states) throws SQLException {
      return states.behindStep(
          connection -> propose(connection, states.before(), CatalogReader.readOften(connection)));
    }
  }
}
