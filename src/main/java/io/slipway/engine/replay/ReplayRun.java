package io.slipway.engine.replay;

import io.slipway.engine.bundle.FlywayMigration;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TargetRun;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.replay.Replayed.Refused;
import io.slipway.engine.scratch.Filling;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Runs a target's history on an empty scratch database, through the engine that runs everything.
///
/// A run of the engine takes repeatable migrations last. A history is therefore run in as many
/// parts as it must have had runs: a versioned migration behind a repeatable one begins a new one.
final class ReplayRun implements Filling<Replayed> {

  static final String APPLICATION_NAME = "slipway replay";

  private static final String UNDEFINED_OBJECT = "42704";
  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final Pattern MISSING_ROLE =
      Pattern.compile("role \"(?<name>.+)\" does not exist");
  // Nobody else is in a scratch database.
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Scratch scratch;
  private final TargetState state;
  private final Confined confined;
  private final String user;
  private final Set<String> provided = new HashSet<>();

  /// @param user who runs the scripts
  ReplayRun(Scratch scratch, TargetState state, Confined confined, String user) {
    this.scratch = scratch;
    this.state = state;
    this.confined = confined;
    this.user = user;
  }

  @Override
  public Optional<Replayed> fill(ScratchDatabase empty) throws SQLException {
    var journal = new KeptInMemory();
    var position = LedgerPosition.of(List.of());
    for (var part : parts(confined.steps())) {
      var context = RunContext.unwatched(state.peer().ledger(state.bundle(), position), journal);
      var settings =
          new RunSettings(
              RunIdentity.of(APPLICATION_NAME),
              List.of(),
              Patience.withOthers(PATIENCE),
              state.peer().session(),
              ConductorSettings.UNLIMITED);
      var run = new TargetRun(empty, settings, confined.callbacks(), context);
      var end = ended(applied(run, part));
      if (end.isPresent()) {
        return end;
      }
      position = position(empty);
    }
    return Optional.empty();
  }

  static List<List<Step>> parts(List<Step> steps) {
    var parts = new ArrayList<List<Step>>();
    var afterRepeatable = true;
    for (var step : steps) {
      if (afterRepeatable && !isRepeatable(step) || parts.isEmpty()) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(step);
      afterRepeatable = isRepeatable(step);
    }
    return parts;
  }

  private static boolean isRepeatable(Step step) {
    return step.migration() instanceof FlywayMigration flyway
        && flyway.kind() == FlywayMigration.Kind.REPEATABLE;
  }

  private LedgerPosition position(ScratchDatabase database) throws SQLException {
    try (var connection = database.open(APPLICATION_NAME)) {
      return state.peer().plan(connection, state.bundle()).position();
    }
  }

  // What is applied already is left out when the run goes on with one more role.
  private RunOutcome applied(TargetRun run, List<Step> steps) throws SQLException {
    var outcome = run.apply(steps);
    while (outcome instanceof RunOutcome.Failed failed && providesWhatIsMissing(failed.failure())) {
      outcome = run.apply(steps);
    }
    return outcome;
  }

  private boolean providesWhatIsMissing(StatementFailure failure) throws SQLException {
    var missing = MISSING_ROLE.matcher(failure.failure().message());
    if (state.roles().shared()
        || !failure.failure().sqlState().equals(UNDEFINED_OBJECT)
        || !missing.matches()) {
      return false;
    }
    var name = missing.group("name");
    return provided.add(name) && scratch.provideRoles(List.of(name)).missing().isEmpty();
  }

  private Optional<Replayed> ended(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Succeeded _ -> Optional.empty();
      case RunOutcome.Failed failed ->
          Optional.of(
              new Replayed.Failed(failed.step(), failed.failure(), words(failed.failure())));
      case RunOutcome.Blocked blocked -> refused(blocked.failure().message());
      case RunOutcome.Fenced _ -> refused("somebody else migrates the scratch database");
      case RunOutcome.Orphaned _,
          RunOutcome.Cancelled _,
          RunOutcome.RolledBack _,
          RunOutcome.Refused _ ->
          refused("it was broken off");
      case RunOutcome.LedgerMoved(var reason) -> refused(reason);
      case RunOutcome.InDoubt(var step, _) ->
          refused("the session broke in the middle of " + step.name());
      case RunOutcome.ConnectionLost(var message) -> refused(message);
    };
  }

  private static Optional<Replayed> refused(String reason) {
    return Optional.of(new Refused(List.of("The replay did not come to its end: " + reason)));
  }

  private String words(StatementFailure failure) {
    return switch (failure.failure().sqlState()) {
      case INSUFFICIENT_PRIVILEGE ->
          "%s. The role %s lacks this privilege on the scratch server."
              .formatted(failure.message(), user);
      case UNDEFINED_OBJECT ->
          "%s. The scratch server must have it before the history can be replayed."
              .formatted(failure.message());
      default -> failure.message();
    };
  }
}
