package io.slipway.control.rehearsal;

import io.slipway.control.project.Target;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.control.rehearsal.ScratchServers.Choice;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.Scratch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a plan's targets before they are rehearsed, at several at once.
///
/// @param scratches gives the scratch databases of a server
/// @param clusters what is known already of the servers that targets and scratch databases are on
record Lookout(
    ScratchServers servers,
    TargetConnections targets,
    int maxSteps,
    Function<Choice.Chosen, Scratch> scratches,
    KnownClusters clusters) {

  private static final Logger log = LoggerFactory.getLogger(Lookout.class);

  private static final String APPLICATION_NAME = "slipway rehearsal";
  private static final String PATIENCE = "SET lock_timeout = '5s'; SET statement_timeout = '60s'";

  Lookout(
      ScratchServers servers,
      TargetConnections targets,
      int maxSteps,
      Function<Choice.Chosen, Scratch> scratches) {
    this(servers, targets, maxSteps, scratches, new KnownClusters());
  }

  /// It never fails: what goes wrong is said.
  TargetLook at(Subject subject) {
    try (var target = open(subject.target())) {
      var peer = subject.peers().apply(subject.facts());
      var schema = TargetSchema.read(target, peer, subject.facts().user());
      return subject.migrations().isEmpty()
          ? new TargetLook.Settled(schema)
          : place(target, subject, schema);
    } catch (UnreachableTargetException e) {
      return new TargetLook.Unseen("The target cannot be asked: " + e.reason());
    } catch (SQLException e) {
      return new TargetLook.Unseen(
          "The target's schema could not be read: " + PostgresFailure.of(e).message());
    } catch (RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      log.error("target {} could not be looked at", subject.target().id(), e);
      return new TargetLook.Unseen("Slipway itself failed over its schema; its log says why.");
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

  private TargetLook place(Connection target, Subject subject, TargetSchema schema)
      throws SQLException {
    var count = subject.migrations().size();
    if (count > maxSteps) {
      return new TargetLook.NotToBeTried(
          schema,
          "%d migrations are pending, and no more than %d are rehearsed (slipway.rehearsal.max-steps)."
              .formatted(count, maxSteps));
    }
    return switch (servers.of(subject.target())) {
      case Choice.None(var why) -> new TargetLook.NotToBeTried(schema, why);
      case Choice.Chosen chosen ->
          switch (clusters.readiness(chosen, schema.catalog().server().major())) {
            case Readiness.Unready unready ->
                new TargetLook.NotToBeTried(
                    schema, servers.unfit(subject.target(), unready.message()));
            case Readiness.Ready ready -> {
              var roles = clusters.rolesOf(target, chosen);
              yield new TargetLook.ToBeTried(
                  schema,
                  new StateRehearsal(
                      chosen, ready, scratches.apply(chosen), roles, schema.owner()));
            }
          };
    };
  }
}
