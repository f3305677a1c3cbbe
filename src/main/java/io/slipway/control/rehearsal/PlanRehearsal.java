package io.slipway.control.rehearsal;

import io.slipway.control.project.Target;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.ServerVersion;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.Scratch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rehearsal of one plan: once for all targets that are alike, and one rehearsal after the
/// other, since a scratch server has other things to do as well. Several threads may ask at a time.
///
/// It never fails: what goes wrong makes a target's rollback UNPROVEN, with the reason.
public final class PlanRehearsal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PlanRehearsal.class);

  private static final String APPLICATION_NAME = "slipway rehearsal";
  private static final String PATIENCE = "SET lock_timeout = '5s'; SET statement_timeout = '60s'";

  private final ScratchServers servers;
  private final TargetConnections targets;
  private final RehearsalSettings settings;
  private final Clock clock;
  private final TimeLimit limit;
  private final KnownClusters clusters = new KnownClusters();
  private final Lock rehearsing = new ReentrantLock();
  private final Map<String, Scratch> scratches = new ConcurrentHashMap<>();
  private final Map<StateRehearsal.Key, Seen> seen = new ConcurrentHashMap<>();

  PlanRehearsal(
      ScratchServers servers, TargetConnections targets, RehearsalSettings settings, Clock clock) {
    this.servers = servers;
    this.targets = targets;
    this.settings = settings;
    this.clock = clock;
    this.limit = new TimeLimit(settings.maxTime());
  }

  /// Rehearses one target's part of the plan.
  public TargetEvidence of(Subject subject) {
    var count = subject.migrations().size();
    if (count == 0) {
      return TargetEvidence.untried(RollbackEvidence.ofNothing());
    }
    if (count > settings.maxSteps()) {
      return TargetEvidence.unproven(
          "%d migrations are pending, and no more than %d are rehearsed (slipway.rehearsal.max-steps)."
              .formatted(count, settings.maxSteps()));
    }
    try {
      return switch (servers.of(subject.target())) {
        case Choice.None(var why) -> TargetEvidence.unproven(why);
        case Choice.Chosen chosen -> on(chosen, subject);
      };
    } catch (UnreachableTargetException e) {
      return TargetEvidence.unproven("The target cannot be asked: " + e.reason());
    } catch (SQLException e) {
      return TargetEvidence.unproven("The rehearsal broke off: " + PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      log.error("the plan of target {} could not be rehearsed", subject.target().id(), e);
      return TargetEvidence.unproven("Slipway itself failed in the rehearsal; its log says why.");
    }
  }

  private TargetEvidence on(Choice.Chosen chosen, Subject subject) throws SQLException {
    if (limit.isOver()) {
      return outOfTime();
    }
    try (var target = open(subject.target())) {
      var major = ServerVersion.of(target).major();
      return switch (clusters.readiness(chosen, major)) {
        case Readiness.Unready unready ->
            TargetEvidence.unproven(servers.unfit(subject.target(), unready.message()));
        case Readiness.Ready ready -> {
          var roles = clusters.rolesOf(target, chosen);
          var peer = subject.peers().apply(subject.facts());
          var schema = TargetSchema.read(target, peer, subject.facts().user());
          var state = new StateRehearsal(chosen, ready, scratch(chosen), roles, schema.owner());
          yield limited(state, subject, schema);
        }
      };
    }
  }

  private Connection open(Target target) throws SQLException {
    var connection = targets.open(target, APPLICATION_NAME);
    try (var statement = connection.createStatement()) {
      statement.execute(PATIENCE);
      connection.setReadOnly(true);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private Scratch scratch(Choice.Chosen chosen) {
    return scratches.computeIfAbsent(
        chosen.address(), _ -> new Scratch(chosen.server(), settings.scratch(), clock));
  }

  private TargetEvidence limited(StateRehearsal state, Subject subject, TargetSchema schema)
      throws SQLException {
    var key = state.key(subject);
    var shown = Optional.ofNullable(seen.get(key));
    if (shown.isEmpty()) {
      shown = rehearsed(key, state, subject);
    }
    return shown.isPresent() ? shown.get().of(schema, subject) : outOfTime();
  }

  private Optional<Seen> rehearsed(StateRehearsal.Key key, StateRehearsal state, Subject subject)
      throws SQLException {
    lock();
    try {
      // Another target in the same state may have been quicker.
      var before = Optional.ofNullable(seen.get(key));
      if (before.isPresent() || limit.isOver()) {
        return before;
      }
      var first = limit.within(() -> state.of(subject));
      first.ifPresent(shown -> seen.put(key, shown));
      return first;
    } finally {
      rehearsing.unlock();
    }
  }

  private void lock() {
    try {
      rehearsing.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a plan was rehearsed", e);
    }
  }

  private TargetEvidence outOfTime() {
    return TargetEvidence.unproven(
        "The plan's rehearsals took longer than %d s (slipway.rehearsal.max-time)."
            .formatted(limit.whole().toSeconds()));
  }

  /// Drops what is left of the plan's scratch databases.
  @Override
  public void close() {
    for (var scratch : scratches.values()) {
      // What an interrupted rehearsal could not drop itself.
      if (limit.isOver()) {
        sweep(scratch);
      }
      scratch.close();
    }
  }

  private static void sweep(Scratch scratch) {
    try {
      scratch.sweep();
    } catch (SQLException e) {
      log.warn("a scratch server could not be swept: {}", PostgresFailure.of(e).message());
    }
  }
}
