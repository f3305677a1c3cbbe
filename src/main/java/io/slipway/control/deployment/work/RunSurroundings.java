package io.slipway.control.deployment.work;

import io.slipway.control.project.Environments;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunSettings;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/// How a run reaches its target, and how it behaves there.
@Component
public class RunSurroundings {

  private static final String CONNECTION_DOES_NOT_EXIST = "08003";

  private final TargetConnections connections;
  private final Environments environments;
  private final DeploymentSettings settings;

  RunSurroundings(
      TargetConnections connections, Environments environments, DeploymentSettings settings) {
    this.connections = connections;
    this.environments = environments;
    this.settings = settings;
  }

  ConnectionSource connections(RunClaim claim) {
    return name -> open(claim, name);
  }

  private Connection open(RunClaim claim, String applicationName) throws SQLException {
    try {
      return connections.open(claim.target(), applicationName);
    } catch (UnreachableTargetException e) {
      throw new SQLException(e.reason(), CONNECTION_DOES_NOT_EXIST, e);
    }
  }

  AttemptSettings environment(RunClaim claim) {
    return environments
        .find(claim.target().environment())
        .map(AttemptSettings::of)
        .orElse(AttemptSettings.DEFAULT);
  }

  RunSettings settings(RunWork work) {
    var run = work.claim().run();
    return new RunSettings(
        new RunIdentity("slipway run " + run.id(), run.attempt()),
        work.peer().locks(),
        new Patience(
            settings.fencePatience(),
            settings.reconnectPatience(),
            settings.orphanPatience(),
            settings.silencePatience()),
        work.peer().session(),
        work.settings().locks());
  }
}
