package io.slipway.control.planning;

import static io.slipway.control.planning.Markdown.code;
import static io.slipway.control.planning.Markdown.escaped;

import io.slipway.control.rehearsal.ExpectedSchema;
import io.slipway.control.rehearsal.RollbackEvidence;
import java.util.List;

/// A plan for people to read, such as a comment on a merge request.
record PlanMarkdown(PlanView plan) {

  // Enough to tell digests apart by eye.
  private static final int SHORT_DIGEST = 12;

  @Override
  public String toString() {
    var text = new Markdown();
    text.heading(1, "Plan for %s in %s".formatted(plan.project(), plan.environment()));
    text.paragraph(state());
    gates(text);
    if (plan.state() == PlanState.READY) {
      overview(text);
      new LintMarkdown(plan.lint()).writeTo(text);
      plan.targets().forEach(target -> target(text, target));
    }
    return text.toString();
  }

  private String state() {
    return switch (plan.state()) {
      case PREPARING -> "It is still being prepared.";
      case FAILED -> "It could not be made: " + Markdown.sentence(String.valueOf(plan.failure()));
      case READY ->
          "%s Bundle %s, plan %s, digest %s."
              .formatted(
                  runnable(),
                  shortened(plan.bundle()),
                  code(plan.id().toString()),
                  shortened(String.valueOf(plan.digest())));
    };
  }

  private String runnable() {
    if (!plan.gated().runnable()) {
      return "**It cannot run as it is.**";
    }
    return plan.gated().blockers().isEmpty()
        ? "It can run."
        : "It can run once nothing is in its way any more.";
  }

  private static String shortened(String digest) {
    return code(digest.substring(0, Math.min(SHORT_DIGEST, digest.length())));
  }

  private void gates(Markdown text) {
    var blockers = plan.gated().blockers();
    if (!blockers.isEmpty()) {
      text.paragraph("What keeps it from running now:");
      blockers.forEach(blocker -> text.point(Markdown.sentence(blocker.message())));
      text.end();
    }
  }

  private void overview(Markdown text) {
    text.line("| target | stands at | pending | rollback |").line("| --- | --- | ---: | --- |");
    for (var target : plan.targets()) {
      text.line(
          "| %s | %s | %d | %s |"
              .formatted(
                  target.target(),
                  current(target),
                  target.steps().size(),
                  RollbackMarkdown.words(target.rollback().verdict())));
    }
    text.end();
  }

  private static String current(PlannedTarget target) {
    return target.current() == null ? "nothing" : code(target.current()).replace("|", "\\|");
  }

  private void target(Markdown text, PlannedTarget target) {
    text.heading(2, target.target());
    if (target.steps().isEmpty()) {
      text.paragraph("No migration is pending.");
    } else {
      text.paragraph("What would run:");
      target.steps().forEach(step -> text.line(step(step)));
      text.end();
      text.paragraph(schema(target.expected()));
    }
    findings(text, target.findings());
    rollback(text, target);
  }

  private static String schema(ExpectedSchema expected) {
    return expected.fingerprint() == null
        ? "What the schema will be is **unproven**. " + Markdown.sentence(expected.reason())
        : "The schema will be %s, as the rehearsal showed."
            .formatted(shortened(expected.fingerprint()));
  }

  private static String step(PlannedStep step) {
    return "%d. %s, %s, %s%s"
        .formatted(
            step.number(),
            code(step.migration()),
            step.statements() == 1 ? "1 statement" : step.statements() + " statements",
            switch (step.transactionMode()) {
              case SINGLE_TRANSACTION -> "in one transaction";
              case TRANSACTION_WHERE_POSSIBLE -> "in a transaction where possible";
              case BATCH -> "as one query";
              case STATEMENT_BY_STATEMENT -> "each statement by itself";
            },
            step.limits() == null ? "" : ", with " + code(step.limits().inWords()));
  }

  private static void findings(Markdown text, List<PlanFinding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    text.paragraph("What was found:");
    for (var finding : findings) {
      text.point(
          "**%s** %s (%s): %s"
              .formatted(
                  finding.severity(),
                  finding.code(),
                  escaped(finding.subject()),
                  escaped(finding.message() + " " + finding.remedy())));
    }
    text.end();
  }

  private void rollback(Markdown text, PlannedTarget target) {
    var evidence = target.rollback();
    if (isToldAlready(evidence)) {
      text.heading(3, "Rollback: " + RollbackMarkdown.words(evidence.verdict()));
      text.paragraph("As on %s, which is in the same state.".formatted(evidence.sameAs()));
    } else {
      new RollbackMarkdown(evidence).writeTo(text);
    }
  }

  private boolean isToldAlready(RollbackEvidence evidence) {
    return plan.targets().stream().anyMatch(one -> one.target().equals(evidence.sameAs()));
  }
}
