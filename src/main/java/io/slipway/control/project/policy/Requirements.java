package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Scale.Words;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.rehearsal.RollbackVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a plan's own evidence has to show, whoever approves it.
///
/// @param rollback the worst verdict that may run; empty for any
/// @param zeroDrift whether each target must be known to be as its ledger says
/// @param backup whether each target must have a restorable backup
/// @param findings what lint finds that is so grave, or graver, keeps a plan from running; empty
///     when nothing does
public record Requirements(
    Optional<RollbackVerdict> rollback,
    boolean zeroDrift,
    boolean backup,
    Optional<Severity> findings) {

  /// Any evidence will do.
  public static final Requirements NONE =
      new Requirements(Optional.empty(), false, false, Optional.empty());

  private static final long BEST = 0;

  /// The same as conditions, which have to be met all.
  public List<Condition> conditions() {
    return Stream.of(
            rollback.map(it -> Condition.atMost(Measure.ROLLBACK, it.ordinal())),
            best(zeroDrift, Measure.DRIFT),
            best(backup, Measure.BACKUP),
            findings.map(it -> Condition.atMost(Measure.FINDINGS, below(it))))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Condition> best(boolean isAsked, Measure measure) {
    return isAsked ? Optional.of(Condition.atMost(measure, BEST)) : Optional.empty();
  }

  private static long below(Severity severity) {
    return Measure.FINDINGS.scale() instanceof Words words
        ? words.parse(severity.word()) - 1
        : BEST;
  }
}
