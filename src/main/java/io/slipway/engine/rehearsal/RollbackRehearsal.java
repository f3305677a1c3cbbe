package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepLedger;
import io.slipway.engine.rehearsal.PlanWalk.Walked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Proves, on a scratch database in a target's state, whether a plan's steps can be undone.
///
/// Each step is applied, undone and applied again with rows in the tables that it touches, and then
/// applied for good, so that the next one starts from its state; at last all are undone in reverse
/// order and applied again.
///
/// @param setup the session that each script gets
/// @param callbacks what runs around each step
/// @param ledger the history table, in which the steps are recorded as a run would
/// @param writers write down scripts for steps that have none, the quickest first
public record RollbackRehearsal(
    SessionSetup setup, Callbacks callbacks, StepLedger ledger, List<DownWriter> writers) {

  public RollbackRehearsal {
    writers = List.copyOf(writers);
  }

  /// Looks at a database as all steps leave it.
  public interface Witness {

    /// Called once, before anything is undone, and not at all when a step fails.
    ///
    /// @param connection in autocommit mode, which it keeps
    void behindLast(Connection connection) throws SQLException;
  }

  /// Rehearses the steps on a database that is theirs alone and in the state before the first.
  ///
  /// @throws SQLException when the scratch server itself fails
  public PlanVerdict of(RehearsalDatabase database, List<RehearsedStep> steps) throws SQLException {
    return of(database, steps, _ -> {});
  }

  /// The same before a witness.
  public PlanVerdict of(RehearsalDatabase database, List<RehearsedStep> steps, Witness witness)
      throws SQLException {
    try (var sections = Sections.open(this, database, Section.of(steps))) {
      var walked = sections.walk();
      if (walked.stream().noneMatch(Walked::stopped)) {
        sections.last().show(witness);
      }
      return new PlanJudgement(steps, walked).of(sections.last());
    }
  }
}
