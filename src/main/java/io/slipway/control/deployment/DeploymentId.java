package io.slipway.control.deployment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one deployment.
record DeploymentId(@JsonValue UUID value) {

  static DeploymentId random() {
    return new DeploymentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
