package io.slipway.control.gate;

import io.slipway.control.planning.Plan;
import io.slipway.control.project.policy.PassableGate;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// A plan that somebody wants to run.
///
/// @param digest of the plan as they know it
/// @param notBefore when it is to begin at the earliest
/// @param past gates that the glass was broken for
public record Candidate(
    Plan plan, String digest, Optional<Instant> notBefore, Set<PassableGate> past) {

  public Candidate {
    past = Set.copyOf(past);
  }

  /// One that is to begin now, through every gate.
  public static Candidate of(Plan plan, String digest) {
    return new Candidate(plan, digest, Optional.empty(), Set.of());
  }
}
