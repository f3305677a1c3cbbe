package io.slipway.control.gate.judgement;

import io.slipway.control.gate.judgement.PolicyJudgement.Approvals;
import io.slipway.control.gate.judgement.PolicyJudgement.TriedCondition;
import io.slipway.control.gate.judgement.PolicyJudgement.TriedRule;
import io.slipway.control.project.policy.ApprovalRule;
import io.slipway.control.project.policy.Fact;
import io.slipway.http.authorization.Role;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// A judgement in sentences.
public final class JudgementWords {

  private JudgementWords() {}

  /// Where a fact comes from.
  public static String why(Fact fact) {
    var parts = new ArrayList<String>();
    if (!fact.because().isEmpty()) {
      parts.add(fact.because());
    }
    if (!fact.isKnown()) {
      parts.add("not known: " + String.join("; ", fact.unknown()));
    }
    return String.join(" — ", parts);
  }

  public static String of(TriedCondition tried) {
    return "%s: wanted %s, is %s. %s"
        .formatted(
            tried.condition().measure().inWords(),
            tried.condition().wanted(),
            tried.fact().value(),
            why(tried.fact()))
        .strip();
  }

  public static String of(TriedRule tried) {
    return switch (tried.outcome()) {
      case MET ->
          tried.conditions().isEmpty()
              ? "It is for every plan that no rule before it is for."
              : "The plan meets all its conditions.";
      case NOT_MET ->
          "The plan does not meet its conditions on %s."
              .formatted(
                  tried.conditions().stream()
                      .filter(condition -> !condition.met())
                      .map(condition -> condition.condition().measure().inWords())
                      .collect(Collectors.joining(", ")));
      case NOT_REACHED -> "A rule before it counts.";
    };
  }

  public static String of(Approvals approvals) {
    return switch (approvals) {
      case Approvals.NoRule _ -> "The plan meets no rule: nobody has to approve it.";
      case Approvals.NoneRequired(var number, var rule) ->
          "Nobody has to approve it, by %s.".formatted(name(number, rule));
      case Approvals.Required(var number, var rule, var required, var role) ->
          "%s to approve it, by %s.".formatted(people(required, role), name(number, rule));
    };
  }

  private static String name(int number, ApprovalRule rule) {
    return rule.name().map("the rule “%s”"::formatted).orElse("rule " + number);
  }

  /// `2 different people with the role release-manager have`.
  public static String people(int required, Role role) {
    return required == 1
        ? "1 person with the role %s has".formatted(role.word())
        : "%d different people with the role %s have".formatted(required, role.word());
  }
}
