package io.slipway.control.planning;

import java.util.List;
import java.util.Objects;

/// The immutable part of a plan: its targets in the order of their names, and what lint says.
///
/// @param lint of plans that were stored before there was any, nothing
public record PlanDocument(List<PlannedTarget> targets, PlannedLint lint) {

  public PlanDocument {
    targets = List.copyOf(targets);
    lint = Objects.requireNonNullElse(lint, PlannedLint.NONE);
  }
}
