package io.slipway.testing;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.conductor.Cancellation;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.Inspection;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunListener;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TargetRun;
import io.slipway.engine.execute.TransactionMode;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.peer.TargetPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A test's database as the engine sees it, without a control plane.
///
/// @param database the database
/// @param journal what survives a run
/// @param listener who watches
/// @param connections how runs reach the database
/// @param conductor how runs behave towards others on it
/// @param patience how long runs wait
/// @param cancellation by which runs can be stopped
/// @param run whose attempts they are
public record EngineTarget(
    TestDatabase database,
    MemoryJournal journal,
    RunListener listener,
    ConnectionSource connections,
    ConductorSettings conductor,
    Patience patience,
    Cancellation cancellation,
    String run) {

  /// What the sessions of runs call themselves.
  public static final String APPLICATION_NAME = "slipway test";

  private static final Duration PATIENCE = Duration.ofMillis(300);

  public static EngineTarget on(TestDatabase database) {
    return new EngineTarget(
        database,
        new MemoryJournal(),
        new RunListener() {},
        database::connect,
        ConductorSettings.DEFAULT,
        Patience.withOthers(PATIENCE),
        new Cancellation(),
        APPLICATION_NAME);
  }

  public EngineTarget patient(Patience patience) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  /// For another run on the same database.
  public EngineTarget named(String run) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  public EngineTarget cancelledBy(Cancellation cancellation) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  public EngineTarget told(RunListener listener) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  public EngineTarget reachedThrough(ConnectionSource connections) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  public EngineTarget conductedBy(ConductorSettings conductor) {
    return new EngineTarget(
        database, journal, listener, connections, conductor, patience, cancellation, run);
  }

  /// A plan for this target, which can be applied more than once, as attempts of a run do.
  public record Planned(EngineTarget target, Peer peer, Bundle bundle, TargetPlan plan) {

    public RunOutcome apply() {
      return apply(plan.steps());
    }

    public RunOutcome apply(List<Step> steps) {
      return apply(steps, Inspection.NONE);
    }

    /// Applies the plan while somebody looks at the target before and behind it.
    public RunOutcome apply(Inspection inspection) {
      return apply(plan.steps(), inspection);
    }

    private RunOutcome apply(List<Step> steps, Inspection inspection) {
      var ledger = peer.ledger(bundle, plan.position());
      var context =
          new RunContext(
              ledger,
              target.journal(),
              target.listener(),
              Clock.systemUTC(),
              target.cancellation(),
              target.journal().settlement());
      var identity = new RunIdentity(target.run(), target.journal().nextAttempt());
      var settings =
          new RunSettings(
              identity, peer.locks(), target.patience(), peer.session(), target.conductor());
      var callbacks = peer.callbacks(bundle);
      return new TargetRun(target.connections(), settings, callbacks, context, inspection)
          .apply(steps);
    }

    /// The same plan in the hands of another target object, such as one with another listener.
    public Planned on(EngineTarget other) {
      return new Planned(other, peer, bundle, plan);
    }
  }

  public static Bundle bundle(Path folder, BundleSettings settings) {
    try {
      return BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Planned planFlyway(ScriptFolder folder) {
    return planFlyway(folder, BundleSettings.Flyway.DEFAULT, FlywayHistorySettings.DEFAULT);
  }

  public Planned planFlyway(
      ScriptFolder folder, BundleSettings.Flyway settings, FlywayHistorySettings history) {
    return planFlyway(bundle(folder.path(), settings), settings, history);
  }

  public Planned planFlyway(
      Bundle bundle, BundleSettings.Flyway settings, FlywayHistorySettings history) {
    return plan(
        bundle,
        Optional.of(history.table().defaultSchema()),
        facts -> new FlywayPeer(history, settings.placeholders(), false, facts));
  }

  public Planned planPrisma(ScriptFolder folder, TransactionMode mode) {
    return plan(
        bundle(folder.path(), new BundleSettings.Prisma()),
        Optional.empty(),
        facts -> new PrismaPeer(mode, facts));
  }

  private Planned plan(
      Bundle bundle, Optional<String> schema, Function<TargetFacts, Peer> peerFor) {
    try (var connection = database.connect()) {
      var peer = peerFor.apply(TargetFacts.read(connection, schema, Instant.now()));
      return new Planned(this, peer, bundle, peer.plan(connection, bundle));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Ends the sessions that run scripts, and returns when they are gone.
  public void killSessions() {
    kill(APPLICATION_NAME + " [0-9]+");
  }

  /// Ends the sessions that hold fences, and returns when they are gone.
  public void killFences() {
    kill(APPLICATION_NAME + " [0-9]+ fence");
  }

  private void kill(String applicationName) {
    database.execute(
        """
        SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name ~ '^%s$'
        """
            .formatted(applicationName));
  }
}
