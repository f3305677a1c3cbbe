package io.slipway.control.project.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an environment asks of a plan before it may run.
///
/// @param approvals the first rule that a plan meets says how many; without one, none are required
/// @param approvalExpiry how long an approval counts
/// @param requirements what the plan's own evidence has to show
/// @param promotion where the same bundle must have run before; empty for nowhere
/// @param windows when plans may run; none for always
/// @param freezes when nothing runs
/// @param confirmations what people have to confirm
/// @param breakGlass who may run a plan past which gates
public record Policy(
    List<ApprovalRule> approvals,
    Duration approvalExpiry,
    Requirements requirements,
    Optional<Promotion> promotion,
    List<Window> windows,
    List<Freeze> freezes,
    List<Confirmation> confirmations,
    BreakGlass breakGlass) {

  public static final Duration DEFAULT_APPROVAL_EXPIRY = Duration.ofDays(7);

  /// The version of a policy that asks for nothing.
  public static final String NO_VERSION = "none";

  /// Asks for nothing, and lets nobody pass anything.
  public static final Policy NONE =
      new Policy(
          List.of(),
          DEFAULT_APPROVAL_EXPIRY,
          Requirements.NONE,
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          BreakGlass.NONE);

  public Policy {
    approvals = List.copyOf(approvals);
    windows = List.copyOf(windows);
    freezes = List.copyOf(freezes);
    confirmations = List.copyOf(confirmations);
  }

  /// When plans may run, as windows and freezes together have it.
  public Openings openings() {
    return new Openings(windows, freezes);
  }

  /// Names everything that the policy says but its freezes: a SHA-256 in hex, or `none`.
  ///
  /// It is part of plans' digests, so that approvals given under another policy do not count. A
  /// freeze says when something may run, never what, and leaves them alone.
  public String version() {
    return PolicyVersion.of(withoutFreezes());
  }

  Policy withoutFreezes() {
    return new Policy(
        approvals,
        approvalExpiry,
        requirements,
        promotion,
        windows,
        List.of(),
        confirmations,
        breakGlass);
  }
}
