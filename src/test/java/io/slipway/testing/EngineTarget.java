package io.slipway.testing;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.RunContext;
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

/// A test's database as the engine sees it, without a control plane.
///
/// @param database the database
/// @param journal what survives a run
/// @param listener who watches
public record EngineTarget(TestDatabase database, MemoryJournal journal, RunListener listener) {

  public static EngineTarget on(TestDatabase database) {
    return new EngineTarget(database, new MemoryJournal(), new RunListener() {});
  }

  public static Bundle bundle(Path folder, BundleSettings settings) {
    try {
      return BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Peer flyway(BundleSettings.Flyway bundle, FlywayHistorySettings history) {
    return new FlywayPeer(history, bundle.placeholders(), false, facts());
  }

  public Peer prisma(TransactionMode mode) {
    return new PrismaPeer(mode, facts());
  }

  private TargetFacts facts() {
    try (var connection = database.connect()) {
      return TargetFacts.read(connection, Optional.empty(), Instant.now());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public TargetPlan plan(Peer peer, Bundle bundle) {
    try (var connection = database.connect()) {
      return peer.plan(connection, bundle);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Plans and applies all that is pending.
  public RunOutcome migrate(Peer peer, Bundle bundle) {
    var plan = plan(peer, bundle);
    return apply(peer, bundle, plan, plan.steps());
  }

  /// Plans, and applies the first steps only.
  public RunOutcome migrate(Peer peer, Bundle bundle, int steps) {
    var plan = plan(peer, bundle);
    return apply(peer, bundle, plan, plan.steps().subList(0, Math.min(steps, plan.steps().size())));
  }

  /// Applies steps of a plan.
  public RunOutcome apply(Peer peer, Bundle bundle, TargetPlan plan, List<Step> steps) {
    var context =
        new RunContext(peer.ledger(bundle, plan.position()), journal, listener, Clock.systemUTC());
    var settings =
        new RunSettings("slipway test", peer.locks(), Duration.ofMillis(300), peer.session());
    return new TargetRun(connections(), settings, peer.callbacks(bundle), context).apply(steps);
  }

  private ConnectionSource connections() {
    return name -> database.connect(name);
  }
}
