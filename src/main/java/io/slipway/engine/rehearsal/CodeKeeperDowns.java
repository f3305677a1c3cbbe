package io.slipway.engine.rehearsal;

import io.slipway.engine.schemadiff.Candidate;
import io.slipway.engine.schemadiff.LoadedSchema;
import io.slipway.engine.schemadiff.SchemaDiff;
import io.slipway.engine.schemadiff.Settling;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down scripts with pgCodeKeeper, which knows kinds of objects that [TrialDowns] can only
/// remove; slower, because it parses both schemas.
public final class CodeKeeperDowns implements DownWriter {

  private static final Logger LOG = LoggerFactory.getLogger(CodeKeeperDowns.class);

  // pgCodeKeeper's own limit.
  private static final int OLDEST = 14;
  private static final String APPLICATION_NAME = "slipway rehearsal";

  private final SchemaDiff diff = SchemaDiff.by(Set.of());

  @Override
  public Proposals propose(States states) throws SQLException {
    if (states.before().server().major() < OLDEST) {
      return refused("pgCodeKeeper reads PostgreSQL %d and newer.".formatted(OLDEST));
    }
    Candidate candidate;
    try {
      candidate = diff.script(load(states.databaseAfter()), load(states.databaseBefore()));
    } catch (RuntimeException e) {
      // Others' parser and model: what they cannot do with one schema is no reason to give up more.
      LOG.warn("pgCodeKeeper failed on a schema", e);
      return refused("pgCodeKeeper failed: " + e.getMessage());
    }
    return switch (candidate) {
      case Candidate.Script script ->
          states.behindStep(connection -> settled(Settling.apply(connection, script)));
      case Candidate.Nothing _ -> refused("pgCodeKeeper sees no difference.");
      case Candidate.Refused(var reasons) -> refused(String.join("; ", reasons));
    };
  }

  private static Proposals refused(String why) {
    return new Proposals(List.of(), why);
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
          refused(statement + ": " + failure.message());
    };
  }
}
