package io.slipway.engine.rehearsal;

import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.schemadiff.Candidate;
import io.slipway.engine.schemadiff.trial.TrialDiff;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Writes down scripts out of the catalogs before and after a step, in an order found by trial.
public final class TrialDowns implements DownWriter.Immediate {

  private static final int REASONS = 3;

  @Override
  public Proposals propose(Connection behindStep, Catalog before, Catalog after)
      throws SQLException {
    return switch (TrialDiff.script(behindStep, after, before, true)) {
      case Candidate.Script script -> new Proposals(List.of(script.sql()), "");
      case Candidate.Nothing _ -> new Proposals(List.of(), "There is nothing to undo.");
      case Candidate.Refused(var reasons) ->
          new Proposals(
              List.of(), String.join("; ", reasons.subList(0, Math.min(REASONS, reasons.size()))));
    };
  }
}
