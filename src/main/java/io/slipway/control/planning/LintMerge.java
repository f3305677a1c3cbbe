package io.slipway.control.planning;

import io.slipway.control.lint.FindingView;
import io.slipway.control.lint.SuppressedView;
import io.slipway.control.lint.VerdictView;
import io.slipway.control.planning.PlannedLint.NotLinted;
import io.slipway.control.planning.PlannedLint.OnTargets;
import io.slipway.control.planning.PlannedTables.PlannedTable;
import io.slipway.control.rehearsal.ExpectedSchema;
import io.slipway.engine.lint.Effort;
import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.LintReport;
import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.StatementVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes one of what lint says for many targets: most of a fleet's findings are the same, and what
/// differs is how long they take.
final class LintMerge {

  // What lint cannot read, a rehearsal has run all the same.
  private static final Set<String> FOR_REHEARSALS = Set.of("SW001", "SW002");

  private static final Comparator<Finding> GRAVITY =
      Comparator.comparing(Finding::severity)
          .thenComparing(
              finding -> finding.effort().flatMap(Effort::estimate).orElse(Duration.ZERO));

  /// What a finding is known by again.
  ///
  /// @param number among those of one rule at one place, such as two columns that a statement drops
  private record Key(String rule, Place place, int number) {

    static Key of(Finding finding, List<Key> before) {
      var number =
          before.stream()
              .filter(it -> it.rule().equals(finding.rule().id()))
              .filter(it -> it.place().equals(finding.place()))
              .count();
      return new Key(finding.rule().id(), finding.place(), (int) number);
    }
  }

  /// A finding as it is on one target.
  private record Seen(Finding finding, List<String> targets, String evidence) {

    Seen with(String target, Finding other, String otherEvidence) {
      var isWorse = GRAVITY.compare(other, finding) > 0;
      var more = new ArrayList<>(targets);
      more.add(isWorse ? 0 : more.size(), target);
      return isWorse ? new Seen(other, more, otherEvidence) : new Seen(finding, more, evidence);
    }
  }

  private final Map<Key, Seen> findings = new LinkedHashMap<>();
  private final Map<Key, SuppressedView> suppressed = new LinkedHashMap<>();
  private final Map<Place, StatementVerdict> verdicts = new LinkedHashMap<>();
  private final List<NotLinted> notLinted = new ArrayList<>();
  private final List<PlannedTables> tables = new ArrayList<>();

  void add(String target, LintReport report, ExpectedSchema expected) {
    var keys = new ArrayList<Key>();
    for (var finding : report.findings()) {
      var evidence = evidence(finding, expected);
      var key = Key.of(finding, keys);
      keys.add(key);
      findings.merge(
          key,
          new Seen(finding, List.of(target), evidence),
          (before, _) -> before.with(target, finding, evidence));
    }
    var allowed = new ArrayList<Key>();
    for (var one : report.suppressed()) {
      var key = Key.of(one.finding(), allowed);
      allowed.add(key);
      suppressed.putIfAbsent(key, SuppressedView.of(one));
    }
    report.verdicts().forEach(it -> verdicts.merge(it.place(), it, LintMerge::worse));
    tables.add(new PlannedTables(target, report.touched().stream().map(PlannedTable::of).toList()));
  }

  void addUnknown(String target, String reason) {
    notLinted.add(new NotLinted(target, reason));
  }

  PlannedLint merged() {
    return new PlannedLint(
        findings.values().stream()
            .map(it -> new OnTargets(FindingView.of(it.finding()), it.targets(), it.evidence()))
            .toList(),
        List.copyOf(suppressed.values()),
        verdicts.values().stream().map(VerdictView::of).toList(),
        notLinted,
        tables);
  }

  private static String evidence(Finding finding, ExpectedSchema expected) {
    if (!FOR_REHEARSALS.contains(finding.rule().id())) {
      return "";
    }
    return expected.fingerprint() == null
        ? "No rehearsal shows what it does. " + expected.reason()
        : "A rehearsal ran it on a scratch copy. There the plan's migrations %s; what they change is in the target's expected schema."
            .formatted(locked(expected.touched()));
  }

  private static String locked(List<String> tables) {
    return tables.isEmpty()
        ? "locked no table of the target against changes"
        : "locked %s against changes".formatted(String.join(", ", tables));
  }

  private static StatementVerdict worse(StatementVerdict one, StatementVerdict other) {
    var change = one.change().compareTo(other.change()) >= 0 ? one.change() : other.change();
    var safety = one.safety().compareTo(other.safety()) >= 0 ? one.safety() : other.safety();
    return new StatementVerdict(
        one.place(), change, safety, one.footprint().and(other.footprint()));
  }
}
