package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.SessionSetup;
import io.slipway.engine.execute.StepLedger;
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

  /// Rehearses the steps on a database that is theirs alone and in the state before the first.
  ///
  /// @throws SQLException when the scratch server itself fails
  public PlanVerdict of(RehearsalDatabase database, List<RehearsedStep> steps) throws SQLException {
    try (var sections = Sections.open(this, database, Section.of(steps))) {
      return new PlanJudgement(steps, sections.walk()).of(sections.last());
    }
  }
}
