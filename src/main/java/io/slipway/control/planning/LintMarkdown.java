package io.slipway.control.planning;

import static io.slipway.control.planning.Markdown.code;
import static io.slipway.control.planning.Markdown.escaped;

import io.slipway.control.planning.PlannedLint.OnTargets;

/// What lint says of a plan, for people to read.
record LintMarkdown(PlannedLint lint) {

  // What does not fit on a screen or two is for the API.
  private static final int MOST = 50;

  void writeTo(Markdown text) {
    if (lint.findings().isEmpty() && lint.notLinted().isEmpty()) {
      return;
    }
    text.heading(2, "Lint");
    lint.findings().stream().limit(MOST).forEach(it -> text.point(point(it)));
    if (lint.findings().size() > MOST) {
      text.point("and %d more".formatted(lint.findings().size() - MOST));
    }
    lint.notLinted()
        .forEach(it -> text.point("%s: %s".formatted(it.target(), escaped(it.reason()))));
    text.end();
  }

  private static String point(OnTargets one) {
    var finding = one.finding();
    var text =
        "**%s** %s %s, %s line %d%s: %s"
            .formatted(
                finding.severity(),
                finding.rule(),
                finding.name(),
                code(finding.place().file()),
                finding.place().line(),
                on(one),
                escaped(finding.message()));
    return one.evidence().isEmpty() ? text : text + " " + escaped(one.evidence());
  }

  private static String on(OnTargets one) {
    return one.targets().size() == 1
        ? ""
        : ", worst on %s and found on %d targets"
            .formatted(one.targets().getFirst(), one.targets().size());
  }
}
