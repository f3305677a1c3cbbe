package io.slipway.control.rehearsal;

import io.slipway.control.rehearsal.RollbackEvidence.ScratchUse;
import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.catalog.Catalog;
import io.slipway.engine.catalog.CatalogReader;
import io.slipway.engine.catalog.RoleNames;
import io.slipway.engine.execute.Callbacks.CallbackScript;
import io.slipway.engine.execute.Event;
import io.slipway.engine.ledger.LedgerPosition;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.rehearsal.CodeKeeperDowns;
import io.slipway.engine.rehearsal.DownWriter;
import io.slipway.engine.rehearsal.PlanVerdict;
import io.slipway.engine.rehearsal.RollbackRehearsal;
import io.slipway.engine.rehearsal.RollbackRehearsal.Witness;
import io.slipway.engine.rehearsal.TrialDowns;
import io.slipway.engine.replay.AppliedHistory;
import io.slipway.engine.replay.Replay;
import io.slipway.engine.replay.Replayed;
import io.slipway.engine.replay.TargetRoles;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.Scratch;
import io.slipway.engine.sql.Words;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rehearses what a plan does to all targets that are in one state.
///
/// @param scratch on the chosen server
/// @param roles of the target's cluster
/// @param owner the role of the target that its scratch user stands for
record StateRehearsal(
    Choice.Chosen chosen,
    Readiness.Ready server,
    Scratch scratch,
    TargetRoles roles,
    String owner) {

  // Who writes down scripts where the bundle has none.
  private static final List<DownWriter> WRITERS = List.of(new TrialDowns(), new CodeKeeperDowns());

  // What a script is told of its database and of the time, so that a template serves many plans.
  // No database has this name: a script that changes "its" database must not meet a real one.
  private static final String SCRATCH_NAME = "slipway_rehearsal";
  private static final Instant SCRATCH_TIME = Instant.EPOCH;

  private static final String APPLICATION_NAME = "slipway rehearsal";
  private static final String FAILED = "A migration fails in the rehearsal.";

  // The first words of statements that no schema is changed by.
  private static final Set<String> LEAVE_THE_SCHEMA =
      Set.of("analyze", "vacuum", "refresh", "set", "reset", "notify", "checkpoint");

  private static final Set<Event> OF_WHOLE_RUNS =
      EnumSet.of(
          Event.AFTER_CONNECT,
          Event.BEFORE_MIGRATE,
          Event.BEFORE_REPEATABLES,
          Event.AFTER_VERSIONED,
          Event.AFTER_MIGRATE_APPLIED,
          Event.AFTER_MIGRATE);

  /// Targets with the same one are rehearsed once.
  record Key(
      String server,
      String schema,
      AppliedHistory applied,
      List<String> pending,
      TargetRoles roles,
      String owner) {}

  Key key(Subject subject) {
    return new Key(
        chosen.address(),
        subject.facts().schema(),
        AppliedHistory.of(subject.ledger(), subject.bundle()),
        subject.migrations(),
        roles,
        owner);
  }

  Seen of(Subject subject) throws SQLException {
    var facts =
        new TargetFacts(subject.facts().schema(), server.user(), SCRATCH_NAME, SCRATCH_TIME);
    var peer = subject.peers().apply(facts);
    var replay = new Replay(scratch);
    return switch (replay.stateOf(peer, subject.bundle(), subject.ledger(), roles)) {
      case Replayed.Refused(var why) -> new Seen.NotTried(String.join(" ", why));
      case Replayed.Failed(_, _, var why) ->
          new Seen.NotTried("What was applied cannot be replayed on a scratch database: " + why);
      case Replayed.Built built -> {
        try (var database = new ScratchCopy(scratch, built.database())) {
          yield on(database, peer, subject, built.remarks());
        }
      }
    };
  }

  private Seen on(ScratchCopy database, Peer peer, Subject subject, List<String> remarks)
      throws SQLException {
    var pending = PendingSteps.of(peer, subject, roles);
    if (!pending.refusals().isEmpty()) {
      return new Seen.NotTried(String.join(" ", pending.refusals()));
    }
    new Replay(scratch).provide(pending.ups(), roles);
    var base = TargetSchema.ledger(peer).leftOutOf(read(database));
    var after = new AtomicReference<@Nullable Catalog>();
    var verdict =
        verdict(
            database,
            peer,
            subject,
            pending,
            connection -> after.set(TargetSchema.ledger(peer).leftOutOf(read(connection))));
    var notRun = notRun(peer, subject, pending);
    return new Seen.Tried(
        base,
        Optional.ofNullable(after.get()).filter(_ -> notRun.isEmpty()),
        notRun.orElse(FAILED),
        verdict,
        new Seen.Rehearsed(
            new ScratchUse(chosen.word(), server.version().toString()),
            Stream.concat(remarks.stream(), pending.remarks().stream()).toList(),
            subject.target().id().value()));
  }

  // What a run does and a rehearsal does not.
  private static Optional<String> notRun(Peer peer, Subject subject, PendingSteps pending) {
    var leftOut = pending.ups().leftOut().stream().map(statement -> "It was not run: " + statement);
    var callbacks =
        peer.callbacks(subject.bundle()).scripts().entrySet().stream()
            .filter(entry -> OF_WHOLE_RUNS.contains(entry.getKey()))
            .filter(entry -> entry.getValue().stream().anyMatch(StateRehearsal::mayChangeSchema))
            .map(entry -> "The callback %s was not run.".formatted(entry.getKey()));
    return Stream.concat(leftOut, callbacks).findFirst();
  }

  private static boolean mayChangeSchema(CallbackScript callback) {
    var script = callback.script();
    return !script.statements().stream()
        .map(statement -> Words.of(script.script().text(statement)).stream().findFirst().orElse(""))
        .allMatch(LEAVE_THE_SCHEMA::contains);
  }

  private Catalog read(ScratchCopy database) throws SQLException {
    try (var connection = database.open(APPLICATION_NAME)) {
      return read(connection);
    }
  }

  private Catalog read(Connection connection) throws SQLException {
    return CatalogReader.read(connection, RoleNames.renaming(server.user(), owner));
  }

  private PlanVerdict verdict(
      ScratchCopy database, Peer peer, Subject subject, PendingSteps pending, Witness witness)
      throws SQLException {
    // Nothing of a scratch database's ledger was planned.
    var ledger = peer.ledger(subject.bundle(), LedgerPosition.of(List.of()));
    var rehearsal =
        new RollbackRehearsal(peer.session(), pending.ups().callbacks(), ledger, WRITERS);
    return rehearsal.of(database, pending.steps(), witness);
  }
}
