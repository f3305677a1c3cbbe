package io.slipway.control.deployment.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one deployment.
public record DeploymentId(@JsonValue UUID value) {

  public static DeploymentId random() {
    return new DeploymentId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
