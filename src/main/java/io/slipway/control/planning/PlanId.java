package io.slipway.control.planning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Names one plan.
public record PlanId(@JsonValue UUID value) {

  static PlanId random() {
    return new PlanId(UUID.randomUUID());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
