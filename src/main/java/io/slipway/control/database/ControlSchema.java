package io.slipway.control.database;

import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.SourceFile;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.ledger.FlywayHistorySettings;
import io.slipway.engine.ledger.FlywayTable;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.peer.UngatedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The control database's tables: migrations in Flyway layout under `db/control`, which
/// Slipway's own engine applies at start.
@Component
class ControlSchema {

  static final String NAME = "slipway";

  private static final Logger LOG = LoggerFactory.getLogger(ControlSchema.class);
  private static final String APPLICATION_NAME = "slipway start";

  // Another instance that starts at the same time may be applying the same migrations.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// Brings the schema up to date as its owner, and gives the application's role its rights in it.
  ///
  /// Where the owner is not known and the schema belongs to another role than the application's,
  /// nothing is applied, and the schema must be current.
  void apply(ControlAccounts accounts) {
    LOG.info("The control database is {}", accounts.application());
    apply(accounts.owner());
    if (accounts.areSeparate()) {
      ControlRights.give(accounts);
    }
  }

  private static void apply(ControlServer server) {
    try (var connection = server.open(server.database(), APPLICATION_NAME)) {
      var scripts = scripts();
      if (!ForeignSchema.isCurrent(connection, scripts)) {
        apply(server, connection, scripts);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "the control database %s cannot be reached: %s".formatted(server, e.getMessage()), e);
    }
  }

  private static void apply(ControlServer server, Connection connection, Bundle bundle)
      throws SQLException {
    var facts = TargetFacts.read(connection, Optional.of(NAME), Clock.systemUTC().instant());
    var history =
        FlywayHistorySettings.of(new FlywayTable(NAME, FlywayTable.DEFAULT_NAME, Optional.empty()));
    var peer = new FlywayPeer(history, BundleSettings.Flyway.DEFAULT.placeholders(), false, facts);
    var run =
        new UngatedRun(name -> server.open(server.database(), name), APPLICATION_NAME, PATIENCE);
    var outcome = run.apply(peer, bundle, _ -> true);
    if (!(outcome instanceof RunOutcome.Succeeded)) {
      throw new IllegalStateException(
          "the control database's schema could not be brought up to date: " + outcome);
    }
  }

  private static Bundle scripts() {
    try {
      var files = new ArrayList<SourceFile>();
      var found = new PathMatchingResourcePatternResolver();
      for (var resource : found.getResources("classpath:db/control/*.sql")) {
        files.add(
            new SourceFile(
                String.valueOf(resource.getFilename()), resource.getContentAsByteArray()));
      }
      return BundleReader.read(BundleFiles.of(files), BundleSettings.Flyway.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
