package io.slipway.engine.rehearsal;

import io.slipway.engine.schemadiff.Candidate;
import io.slipway.engine.schemadiff.trial.TrialDiff;
import java.sql.SQLException;
import java.util.List;

/// Writes down scripts out of the catalogs before and after a step, in an order found by trial.
public final class TrialDowns implements DownWriter {

  @Override
  public List<String> propose(States states) throws SQLException {
    return switch (states.behindStep(
        connection -> TrialDiff.script(connection, states.before(), true))) {
      case Candidate.Script script -> List.of(script.sql());
      case Candidate.Nothing _, Candidate.Refused _ -> List.of();
    };
  }
}
