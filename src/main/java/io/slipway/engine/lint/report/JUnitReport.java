package io.slipway.engine.lint.report;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.LintedScript;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.StatementVerdict;
import io.slipway.engine.lint.SuppressedFinding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings as JUnit's XML, which CI servers show as tests: a suite for each script, a test for
/// each finding and for each statement without any.
///
/// Errors are failures, what is allowed is skipped, and the rest passes with its text.
public final class JUnitReport {

  private static final int LONGEST_NAME = 60;

  private final LintReport report;
  private final XmlText xml = new XmlText();

  private JUnitReport(LintReport report) {
    this.report = report;
  }

  /// What one script's suite has.
  private record Suite(
      LintedScript script,
      List<Finding> findings,
      List<SuppressedFinding> suppressed,
      List<StatementVerdict> clean) {

    int tests() {
      return findings.size() + suppressed.size() + clean.size();
    }

    int failures() {
      return Math.toIntExact(
          findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count());
    }
  }

  public static String of(LintReport report) {
    var junit = new JUnitReport(report);
    junit.write();
    return junit.xml.toString();
  }

  private void write() {
    var suites = report.scripts().stream().map(this::suite).toList();
    xml.open(
        "testsuites",
        "name",
        "slipway lint",
        "tests",
        sum(suites.stream().map(Suite::tests)),
        "failures",
        sum(suites.stream().map(Suite::failures)),
        "errors",
        "0");
    suites.forEach(this::write);
    xml.close("testsuites");
  }

  private static String sum(Stream<Integer> numbers) {
    return String.valueOf(numbers.mapToInt(Integer::intValue).sum());
  }

  private Suite suite(LintedScript script) {
    var path = script.path();
    var findings = report.findings().stream().filter(one -> isOf(path, one.place())).toList();
    var suppressed =
        report.suppressed().stream().filter(one -> isOf(path, one.finding().place())).toList();
    var spoken = numbers(findings, suppressed);
    var clean =
        report.verdicts().stream()
            .filter(verdict -> isOf(path, verdict.place()))
            .filter(verdict -> !spoken.contains(verdict.place().statement()))
            .toList();
    return new Suite(script, findings, suppressed, clean);
  }

  private static Set<Integer> numbers(List<Finding> findings, List<SuppressedFinding> suppressed) {
    return Stream.concat(findings.stream(), suppressed.stream().map(SuppressedFinding::finding))
        .map(finding -> finding.place().statement())
        .collect(Collectors.toSet());
  }

  private static boolean isOf(String path, Place place) {
    return place.path().equals(path);
  }

  private void write(Suite suite) {
    xml.open(
        "testsuite",
        "name",
        suite.script().path(),
        "tests",
        String.valueOf(suite.tests()),
        "failures",
        String.valueOf(suite.failures()),
        "errors",
        "0",
        "skipped",
        String.valueOf(suite.suppressed().size()),
        "time",
        "0");
    suite.clean().forEach(verdict -> write(suite.script(), verdict));
    suite.findings().forEach(this::write);
    suite.suppressed().forEach(this::write);
    xml.close("testsuite");
  }

  private void write(LintedScript script, StatementVerdict verdict) {
    var place = verdict.place();
    var sql = Shown.excerpt(script.script().text(place.range()), LONGEST_NAME);
    xml.empty(
        "testcase",
        "name",
        "line %d: %s".formatted(place.from().line(), sql),
        "classname",
        place.path(),
        "time",
        "0");
  }

  private void write(Finding finding) {
    open(finding);
    if (finding.severity() == Severity.ERROR) {
      xml.element(
          "failure", text(finding), "message", finding.message(), "type", finding.rule().id());
    } else {
      xml.element("system-out", finding.severity().word() + ": " + text(finding));
    }
    xml.close("testcase");
  }

  private void write(SuppressedFinding suppressed) {
    open(suppressed.finding());
    var until = suppressed.until().map(day -> " (until " + day + ")").orElse("");
    xml.empty("skipped", "message", "allowed: " + suppressed.reason() + until);
    xml.close("testcase");
  }

  private void open(Finding finding) {
    var place = finding.place();
    var rule = finding.rule();
    var where = place.range().length() == 0 ? "" : ", line " + place.from().line();
    xml.open(
        "testcase",
        "name",
        rule.id() + " " + rule.slug() + where,
        "classname",
        place.path(),
        "time",
        "0");
  }

  private static String text(Finding finding) {
    var place = finding.place();
    var where = place.range().length() == 0 ? place.path() : place.path() + ", " + place.from();
    return "%s%n%s%nat %s".formatted(finding.message(), finding.advice(), where).replace("\r", "");
  }
}
