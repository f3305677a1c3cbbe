package io.slipway.engine.rehearsal;

import io.slipway.engine.schemadiff.Candidate;
import io.slipway.engine.schemadiff.LoadedSchema;
import io.slipway.engine.schemadiff.SchemaDiff;
import io.slipway.engine.schemadiff.Settling;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/// Writes down scripts with pgCodeKeeper, which knows kinds of objects that [TrialDowns] can only
/// remove; slower, because it parses both schemas.
public final class CodeKeeperDowns implements DownWriter {

  private static final String APPLICATION_NAME = "slipway rehearsal";

  private final SchemaDiff diff = SchemaDiff.by(Set.of());

  @Override
  public Proposals propose(States states) throws SQLException {
    var before = load(states.databaseBefore());
    var after = load(states.databaseAfter());
    return switch (diff.script(after, before)) {
      case Candidate.Script script ->
          states.behindStep(connection -> settled(Settling.apply(connection, script)));
      case Candidate.Nothing _ -> new Proposals(List.of(), "pgCodeKeeper sees no difference.");
      case Candidate.Refused(var reasons) -> new Proposals(List.of(), String.join("; ", reasons));
    };
  }

  private LoadedSchema load(RehearsalDatabase database) throws SQLException {
    try (var connection = database.open(APPLICATION_NAME)) {
      return diff.load(connection);
    }
  }

  private static Proposals settled(Settling.Outcome outcome) {
    return switch (outcome) {
      case Settling.Outcome.Settled(var script) -> new Proposals(List.of(script.sql()), "");
      case Settling.Outcome.Stuck(var statement, var failure) ->
          new Proposals(List.of(), statement + ": " + failure.message());
    };
  }
}
