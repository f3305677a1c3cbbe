package io.slipway.control.gate.judgement;

import io.slipway.control.gate.judgement.PolicyJudgement.TriedCondition;
import io.slipway.control.project.policy.Condition;
import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.PassableGate;

/// Something that a policy asks of a plan's evidence, and that the evidence does not show.
///
/// @param gate which one keeps the plan from running
/// @param wanted what is asked for
/// @param actual what there is
/// @param fix what to do about it, in a sentence
public record UnmetRequirement(PassableGate gate, Condition wanted, Fact actual, String fix) {

  static UnmetRequirement of(TriedCondition tried) {
    var gate = gate(tried.condition());
    return new UnmetRequirement(gate, tried.condition(), tried.fact(), fix(gate));
  }

  private static PassableGate gate(Condition condition) {
    return switch (condition.measure()) {
      case ROLLBACK -> PassableGate.ROLLBACK;
      case DRIFT -> PassableGate.DRIFT;
      case BACKUP -> PassableGate.BACKUP;
      case FINDINGS -> PassableGate.FINDINGS;
      case CHANGE,
          SAFETY,
          LOCK,
          REWRITE,
          TABLE_SIZE,
          REHEARSED,
          UNREAD,
          SUPPRESSED,
          TRANSACTIONAL,
          TARGETS,
          MIGRATIONS ->
          throw new IllegalArgumentException("no policy requires " + condition.measure());
    };
  }

  private static String fix(PassableGate gate) {
    return switch (gate) {
      case ROLLBACK ->
          "Give the migrations down scripts that a rehearsal can prove, then plan again.";
      case DRIFT ->
          "Find out who changed the targets, write a migration that says so or put them back, then"
              + " plan again.";
      case BACKUP -> "Have a restorable backup of each target taken, then plan again.";
      case FINDINGS ->
          "Mend what lint finds, or allow it in the script with a reason, then plan again.";
      case APPROVAL, PROMOTION, WINDOW, FREEZE, CONFIRMATION ->
          throw new IllegalArgumentException("not a matter of a plan's evidence: " + gate);
    };
  }

  /// What is wanted and what there is, in a sentence.
  public String message() {
    return "The policy wants %s %s, and it is %s: %s"
        .formatted(
            wanted.measure().inWords(),
            wanted.wanted(),
            actual.value(),
            JudgementWords.why(actual));
  }

  /// Stable on the wire, such as `policy-rollback`.
  public String code() {
    return "policy-" + gate.word();
  }
}
