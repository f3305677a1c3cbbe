package io.slipway.control.planning;

import java.util.List;

/// The immutable part of a plan: its targets in the order of their names.
public record PlanDocument(List<PlannedTarget> targets) {

  public PlanDocument {
    targets = List.copyOf(targets);
  }
}
