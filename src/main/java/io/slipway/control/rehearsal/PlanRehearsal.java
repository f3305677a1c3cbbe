package io.slipway.control.rehearsal;

import io.slipway.control.project.TargetConnections;
import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.scratch.Scratch;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rehearsal of one plan: once for all targets that are alike, and one rehearsal after the
/// other, since a scratch server has other things to do as well. Several threads may ask at a time.
///
/// It never fails: what goes wrong makes a target's rollback UNPROVEN, with the reason.
public final class PlanRehearsal implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PlanRehearsal.class);

  private static final int MOST_KEPT = 100;

  private final RehearsalSettings settings;
  private final Clock clock;
  private final Lookout lookout;
  private final TimeLimit limit;
  private final SchemaSnapshots snapshots;
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Scratch> scratches = new ConcurrentHashMap<>();
  private final Map<StateRehearsal.Key, Seen> seen = new HashMap<>();
  private final Map<List<Object>, SchemaEvidence> compared = new HashMap<>();

  PlanRehearsal(
      ScratchServers servers,
      TargetConnections targets,
      RehearsalSettings settings,
      Clock clock,
      SchemaSnapshots snapshots) {
    this.settings = settings;
    this.clock = clock;
    this.snapshots = snapshots;
    this.lookout = new Lookout(servers, targets, settings.maxSteps(), this::scratch);
    this.limit = new TimeLimit(settings.maxTime());
  }

  /// Looks at one target; several may be looked at at once.
  public TargetLook look(Subject subject) {
    return lookout.at(subject);
  }

  /// Rehearses one target's part of the plan.
  ///
  /// @param look what was seen of the target just now
  public TargetEvidence of(Subject subject, TargetLook look) {
    return switch (look) {
      case TargetLook.Unseen(var why) -> TargetEvidence.unproven(why);
      case TargetLook.NotToBeTried(var schema, var why) -> {
        keep(schema.catalog());
        yield TargetEvidence.unproven(schema, why);
      }
      case TargetLook.Settled(var schema) -> TargetEvidence.ofNothing(schema);
      case TargetLook.ToBeTried(var schema, var state) -> {
        keep(schema.catalog());
        yield tried(subject, schema, state);
      }
    };
  }

  private TargetEvidence tried(Subject subject, TargetSchema schema, StateRehearsal state) {
    try {
      return limited(state, subject, schema);
    } catch (SQLException e) {
      return TargetEvidence.unproven(
          schema, "The rehearsal broke off: " + PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      log.error("the plan of target {} could not be rehearsed", subject.target().id(), e);
      return TargetEvidence.unproven(
          schema, "Slipway itself failed in the rehearsal; its log says why.");
    }
  }

  private TargetEvidence limited(StateRehearsal state, Subject subject, TargetSchema schema)
      throws SQLException {
    var key = state.key(subject);
    var before = seen.get(key);
    if (before != null) {
      return evidence(before, key, subject, schema);
    }
    // An earlier rehearsal's scripts may have changed their own role since the target was looked
    // at.
    lookout.servers().of(subject.target());
    var first = limit.isOver() ? null : limit.within(() -> state.of(subject)).orElse(null);
    if (first == null) {
      return TargetEvidence.unproven(
          schema,
          "The plan's rehearsals took longer than %d s (slipway.rehearsal.max-time)."
              .formatted(limit.whole().toSeconds()));
    }
    seen.put(key, first);
    return evidence(first, key, subject, schema);
  }

  private TargetEvidence evidence(
      Seen seen, StateRehearsal.Key key, Subject subject, TargetSchema schema) {
    return switch (seen) {
      case Seen.NotTried(var why) -> TargetEvidence.unproven(schema, why);
      case Seen.Tried tried ->
          tried.of(
              schema,
              subject,
              compared.computeIfAbsent(
                  List.of(key, schema.fingerprint(), schema.extensions(), subject.facts().user()),
                  _ -> schemaEvidence(tried, schema, subject)));
    };
  }

  private SchemaEvidence schemaEvidence(Seen.Tried tried, TargetSchema schema, Subject subject) {
    var evidence = SchemaEvidence.of(tried, schema, subject);
    evidence.catalog().ifPresent(this::keep);
    return evidence.withoutCatalog();
  }

  // Fleets have few different schemas; where every target has its own, digests have to do.
  private void keep(Catalog catalog) {
    if (kept.size() < MOST_KEPT && kept.add(catalog.digest().value())) {
      snapshots.keep(catalog);
    }
  }

  private Scratch scratch(Choice.Chosen chosen) {
    return scratches.computeIfAbsent(
        chosen.address(), _ -> new Scratch(chosen.server(), settings.scratch(), clock));
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
