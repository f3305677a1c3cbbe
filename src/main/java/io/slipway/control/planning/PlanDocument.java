package io.slipway.control.planning;

import io.slipway.control.project.policy.Policy;
import java.util.List;
import java.util.Objects;

/// The immutable part of a plan: its targets in the order of their names, and what lint says.
///
/// @param lint of plans that were stored before there was any, nothing
/// @param policy the version of the environment's policy for which it was made; of plans that were
///     stored before there were policies, that of the one that asks for nothing
public record PlanDocument(List<PlannedTarget> targets, PlannedLint lint, String policy) {

  public PlanDocument {
    targets = List.copyOf(targets);
    lint = Objects.requireNonNullElse(lint, PlannedLint.NONE);
    policy = Objects.requireNonNullElse(policy, Policy.NO_VERSION);
  }
}
