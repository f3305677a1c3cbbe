package io.slipway.control.demo;

import io.slipway.control.planning.Peers;
import io.slipway.control.project.Project;
import io.slipway.engine.bundle.Bundle;
import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.RunContext;
import io.slipway.engine.execute.RunListener;
import io.slipway.engine.execute.RunOutcome;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.TargetRun;
import io.slipway.engine.peer.TargetFacts;
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
    var names = bundle.migrations().subList(0, level);
    try (var connection = server.open(database, APPLICATION_NAME)) {
      var facts = TargetFacts.read(connection, Optional.empty(), Clock.systemUTC().instant());
      var peer = Peers.of(project, facts);
      var plan = peer.plan(connection, bundle);
      var steps = plan.steps().stream().filter(step -> names.contains(step.migration())).toList();
      var settings =
          new RunSettings(APPLICATION_NAME, peer.locks(), FENCE_PATIENCE, peer.session());
      var context =
          new RunContext(
              peer.ledger(bundle, plan.position()),
              new Forgetful(),
              new RunListener() {},
              Clock.systemUTC());
      var run =
          new TargetRun(
              name -> server.open(database, name), settings, peer.callbacks(bundle), context);
      expectSuccess(run.apply(steps), database);
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

  /// Remembers nothing: a demonstration that was broken off is built again from the start.
  private static final class Forgetful implements Journal {

    @Override
    public void begun(Step step, int statement) {}

    @Override
    public void done(Step step, int statement) {}

    @Override
    public void failed(Step step, StatementFailure failure) {}

    @Override
    public Progress progress(Step step) {
      return Progress.NONE;
    }
  }
}
