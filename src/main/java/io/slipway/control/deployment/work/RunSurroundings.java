package io.slipway.control.deployment.work;

import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.control.project.TargetConnections;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.conductor.ConductorSettings;
import io.slipway.engine.execute.ConnectionSource;
import io.slipway.engine.execute.Patience;
import io.slipway.engine.execute.RunIdentity;
import io.slipway.engine.execute.RunSettings;
import io.slipway.engine.hook.Hook;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.postflight.PostflightSettings;
import io.slipway.engine.preflight.PreflightSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
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

  PreflightSettings preflight(RunClaim claim) {
    return environment(claim).map(Environment::preflight).orElse(PreflightSettings.DEFAULT);
  }

  List<Hook> hooks(RunClaim claim) {
    return environment(claim).map(Environment::hooks).orElse(List.of());
  }

  PostflightSettings postflight(RunClaim claim) {
    return environment(claim).map(Environment::postflight).orElse(PostflightSettings.DEFAULT);
  }

  private Optional<Environment> environment(RunClaim claim) {
    return environments.find(claim.target().environment());
  }

  RunSettings settings(RunClaim claim, Peer peer) {
    var locks = environment(claim).map(Environment::locks).orElse(ConductorSettings.DEFAULT);
    return new RunSettings(
        new RunIdentity("slipway run " + claim.run().id(), claim.run().attempt()),
        peer.locks(),
        new Patience(
            settings.fencePatience(),
            settings.reconnectPatience(),
            settings.orphanPatience(),
            settings.silencePatience()),
        peer.session(),
        locks);
  }
}
