package io.slipway.control.demo;

import io.slipway.control.project.Peers;
import io.slipway.control.project.Project;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.peer.TargetFacts;
import io.slipway.engine.peer.UngatedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Brings a database of the demonstration to a point of its project's history.
///
/// @param project whose migrations they are
/// @param bundle the migrations
record DemoHistory(Project project, Bundle bundle) {

  private static final String APPLICATION_NAME = "slipway demo";
  private static final Duration FENCE_PATIENCE = Duration.ofSeconds(10);

  /// Applies the pending ones among the bundle's first migrations.
  void apply(DemoServer server, String database, int level) throws SQLException {
    var wanted = bundle.migrations().subList(0, level);
    try (var connection = server.open(database, APPLICATION_NAME)) {
      var facts = TargetFacts.read(connection, Optional.empty(), Clock.systemUTC().instant());
      var run =
          new UngatedRun(name -> server.open(database, name), APPLICATION_NAME, FENCE_PATIENCE);
      expectSuccess(
          run.apply(Peers.of(project, facts), bundle, step -> wanted.contains(step.migration())),
          database);
    }
  }

  private static void expectSuccess(RunOutcome outcome, String database) {
    if (!(outcome instanceof RunOutcome.Succeeded)) {
      throw new IllegalStateException(
          "the demonstration's database %s could not be built: %s".formatted(database, outcome));
    }
  }

  /// Fills a database that stands at the lowest level that the demonstration has.
  void seed(DemoServer server, String database) throws SQLException {
    var resource = "/demo/" + project.id() + ".sql";
    try (var stream = DemoHistory.class.getResourceAsStream(resource)) {
      if (stream == null) {
        return;
      }
      var sql = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      try (var connection = server.open(database, APPLICATION_NAME);
          var statement = connection.createStatement()) {
        statement.execute(sql);
        statement.execute("ANALYZE");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
