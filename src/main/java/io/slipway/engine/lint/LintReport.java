package io.slipway.engine.lint;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came out of looking at some scripts.
///
/// @param scripts all that were looked at, in the order in which they would run
/// @param findings in reading order: by script, by place, by rule
/// @param suppressed in the same order
/// @param verdicts one for each statement, in reading order
/// @param touched by their names
public record LintReport(
    List<LintedScript> scripts,
    List<Finding> findings,
    List<SuppressedFinding> suppressed,
    List<StatementVerdict> verdicts,
    List<TouchedTable> touched) {

  /// How many findings there are of each severity.
  public record Counts(int errors, int warnings, int notes, int suppressed) {

    public int findings() {
      return errors + warnings + notes;
    }
  }

  /// Brings everything into reading order.
  public LintReport {
    scripts = List.copyOf(scripts);
    var order = order(scripts);
    findings = findings.stream().sorted(order).toList();
    suppressed =
        suppressed.stream()
            .sorted(Comparator.comparing(SuppressedFinding::finding, order))
            .toList();
    verdicts =
        verdicts.stream()
            .sorted(Comparator.comparing(StatementVerdict::place, places(scripts)))
            .toList();
    touched = List.copyOf(touched);
  }

  public Counts counts() {
    return new Counts(
        count(Severity.ERROR), count(Severity.WARNING), count(Severity.NOTE), suppressed.size());
  }

  private int count(Severity severity) {
    return Math.toIntExact(findings.stream().filter(one -> one.severity() == severity).count());
  }

  private static Comparator<Finding> order(List<LintedScript> scripts) {
    return Comparator.comparing(Finding::place, places(scripts))
        .thenComparing(finding -> finding.rule().id());
  }

  // What is said of a script that is not among those looked at comes last.
  private static Comparator<Place> places(List<LintedScript> scripts) {
    Map<String, Integer> positions = new HashMap<>();
    scripts.forEach(script -> positions.putIfAbsent(script.path(), positions.size()));
    return Comparator.<Place, Integer>comparing(
            place -> positions.getOrDefault(place.path(), Integer.MAX_VALUE))
        .thenComparing(Place::path)
        .thenComparing(place -> place.range().start())
        .thenComparing(place -> place.range().end());
  }
}
