package io.slipway.control.deployment.state;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one run.
public record RunId(@JsonValue UUID value) {

  static RunId random() {
    return new RunId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
