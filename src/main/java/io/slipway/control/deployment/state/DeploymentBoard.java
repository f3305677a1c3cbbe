package io.slipway.control.deployment.state;

import java.util.Optional;
import org.springframework.stereotype.Component;

/// Reads how deployments stand.
@Component
public class DeploymentBoard {

  private final Deployments deployments;
  private final Waves waves;

  DeploymentBoard(Deployments deployments, Waves waves) {
    this.deployments = deployments;
    this.waves = waves;
  }

  public Optional<DeploymentProgress> find(DeploymentId id) {
    return deployments.find(id).map(this::progress);
  }

  /// A deployment, held until the transaction's end.
  public Optional<DeploymentProgress> lock(DeploymentId id) {
    return deployments.lock(id).map(this::progress);
  }

  /// The deployment of a run, held until the transaction's end.
  public Deployment lockOf(RunId run) {
    return deployments.lockOf(run).orElseThrow();
  }

  public DeploymentProgress progress(Deployment deployment) {
    return new DeploymentProgress(deployment, waves.of(deployment.id()));
  }
}
