package io.slipway.engine.lint;

import java.util.Locale;

/// What follows from what a rule finds, when the migration runs as it is.
public enum RuleClass {
  SAFE("nothing that anybody would notice", Severity.NOTE),
  ADVICE("nothing now; it could be better, or is a matter of taste", Severity.NOTE),
  COORDINATION(
      "it works only together with the application, or in several migrations", Severity.WARNING),
  DANGEROUS("the application waits, or a table is rewritten", Severity.ERROR),
  DESTRUCTIVE("data or guarantees are gone, and only a backup brings them back", Severity.ERROR),
  WILL_FAIL("it fails, always or depending on the target", Severity.ERROR);

  private final String consequence;
  private final Severity severity;

  RuleClass(String consequence, Severity severity) {
    this.consequence = consequence;
    this.severity = severity;
  }

  /// What follows, in words that go on from "Class: …".
  public String consequence() {
    return consequence;
  }

  /// How grave findings of the class are, unless a rule or a policy says otherwise.
  public Severity severity() {
    return severity;
  }

  /// Advice is asked for, everything else is told.
  public boolean isOnByDefault() {
    return this != ADVICE;
  }

  /// In lower case with a dash, as policies write it: `will-fail`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
