package io.slipway.control.gate;

import io.slipway.control.gate.judgement.JudgementWords;
import io.slipway.control.project.policy.ApprovalRule;
import io.slipway.control.project.policy.Condition;
import io.slipway.control.project.policy.Freeze;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.Promotion;
import io.slipway.control.project.policy.Spans;
import io.slipway.control.project.policy.Window;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a policy means, in sentences.
final class PolicyWords {

  private static final int DAYS_A_WEEK = 7;

  private final Policy policy;
  private final List<String> sentences = new ArrayList<>();

  private PolicyWords(Policy policy) {
    this.policy = policy;
  }

  static List<String> of(Policy policy) {
    return new PolicyWords(policy).sentences();
  }

  private List<String> sentences() {
    approvals();
    evidence();
    policy.promotion().map(PolicyWords::sentence).ifPresent(sentences::add);
    windows();
    policy.freezes().stream().map(PolicyWords::sentence).forEach(sentences::add);
    policy
        .confirmations()
        .forEach(
            it ->
                sentences.add("Somebody has to confirm “%s” (%s).".formatted(it.text(), it.id())));
    breakGlass();
    return sentences;
  }

  private void approvals() {
    var number = 0;
    for (var rule : policy.approvals()) {
      number++;
      sentences.add("%s: %s".formatted(rule.name().orElse("rule " + number), sentence(rule)));
    }
    if (policy.approvals().isEmpty()) {
      sentences.add("Nobody has to approve plans.");
    } else {
      if (policy.approvals().stream().noneMatch(rule -> rule.when().isEmpty())) {
        sentences.add("Nobody has to approve a plan that meets none of these rules.");
      }
      sentences.add("An approval counts for %s.".formatted(Spans.text(policy.approvalExpiry())));
    }
  }

  private static String sentence(ApprovalRule rule) {
    var who =
        rule.required() == 0 ? "nobody has" : JudgementWords.people(rule.required(), rule.role());
    var when =
        rule.when().isEmpty()
            ? "every plan that no rule before it is for"
            : "a plan with "
                + rule.when().stream().map(PolicyWords::words).collect(Collectors.joining(", "));
    return "%s to approve %s.".formatted(who, when);
  }

  private static String words(Condition condition) {
    return condition.measure().inWords() + " " + condition.wanted();
  }

  private void evidence() {
    policy
        .requirements()
        .conditions()
        .forEach(
            condition -> sentences.add("A plan runs only with %s.".formatted(words(condition))));
  }

  private static String sentence(Promotion promotion) {
    var where =
        promotion
            .from()
            .map(from -> from.value())
            .orElse("the environment before this one in order");
    return promotion.bake().isZero()
        ? "The same bundle must have succeeded in %s.".formatted(where)
        : "The same bundle must have succeeded in %s, at least %s before."
            .formatted(where, Spans.text(promotion.bake()));
  }

  private void windows() {
    if (policy.windows().isEmpty()) {
      sentences.add("Plans run at any time of the week.");
    }
    policy.windows().stream().map(PolicyWords::sentence).forEach(sentences::add);
  }

  private static String sentence(Window window) {
    var to = window.to().isAfter(window.from()) ? "" : " of the next day";
    return "Plans run %s from %s to %s%s (%s)."
        .formatted(days(window), window.from(), window.to(), to, window.zoneName());
  }

  private static String days(Window window) {
    return window.days().size() == DAYS_A_WEEK
        ? "every day"
        : "on " + window.days().stream().map(PolicyWords::name).collect(Collectors.joining(", "));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String sentence(Freeze freeze) {
    var until = freeze.to().map(to -> "until " + to).orElse("on");
    return "Nothing runs from %s %s (%s): %s (%s)."
        .formatted(freeze.from(), until, freeze.zoneName(), freeze.reason(), freeze.by());
  }

  private void breakGlass() {
    var glass = policy.breakGlass();
    sentences.add(
        glass.isAllowed()
            ? "With the role %s somebody may run a plan at once past: %s."
                .formatted(
                    glass.role().word(),
                    glass.past().stream().map(PassableGate::word).collect(Collectors.joining(", ")))
            : "Nobody may run a plan past any of this.");
  }
}
