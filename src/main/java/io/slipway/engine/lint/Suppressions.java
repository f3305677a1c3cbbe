package io.slipway.engine.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What the comments of scripts allow: `-- slipway:allow SW101 reason="…" until=2027-01-01` for one
/// statement, `-- slipway:allow-file …` for a file.
public final class Suppressions {

  private static final RuleEntry UNUSED = RuleCatalogue.require("SW003");

  private final Map<String, List<Suppression>> byPath = new LinkedHashMap<>();
  private final List<Finding> faulty = new ArrayList<>();

  private Suppressions() {}

  /// What is left, and what is allowed.
  ///
  /// @param findings those that nothing allows, and what is to be said of suppressions themselves
  public record Outcome(List<Finding> findings, List<SuppressedFinding> suppressed) {
    public Outcome {
      findings = List.copyOf(findings);
      suppressed = List.copyOf(suppressed);
    }
  }

  /// @param scripts those that are SQL text; their statements can be told apart
  /// @param today the day on which a suppression must still hold
  /// @throws io.slipway.engine.sql.MalformedScriptException when one is no SQL text
  public static Suppressions of(Collection<LintedScript> scripts, LocalDate today) {
    var suppressions = new Suppressions();
    for (var script : scripts) {
      var reader = SuppressionReader.read(script, today);
      suppressions.byPath.put(script.path(), reader.suppressions());
      suppressions.faulty.addAll(reader.findings());
    }
    return suppressions;
  }

  /// Parts findings into those that are allowed and those that are not.
  ///
  /// @param applied which rules were applied at all; what allows the others is not called unused
  public Outcome apply(List<Finding> findings, Predicate<RuleEntry> applied) {
    var left = new ArrayList<>(faulty);
    var suppressed = new ArrayList<SuppressedFinding>();
    Map<Suppression, Set<RuleEntry>> used = new LinkedHashMap<>();
    for (var finding : findings) {
      var covering = covering(finding);
      covering.forEach(one -> use(used, one, finding.rule()));
      if (covering.isEmpty()) {
        left.add(finding);
      } else {
        suppressed.add(covering.getFirst().suppressed(finding));
      }
    }
    left.addAll(unused(used, applied));
    return new Outcome(left, suppressed);
  }

  private static void use(
      Map<Suppression, Set<RuleEntry>> used, Suppression suppression, RuleEntry rule) {
    used.computeIfAbsent(suppression, _ -> new LinkedHashSet<>()).add(rule);
  }

  private List<Suppression> covering(Finding finding) {
    return byPath.getOrDefault(finding.place().path(), List.of()).stream()
        .filter(suppression -> suppression.covers(finding))
        .sorted(Comparator.comparing(Suppression::isForFile))
        .toList();
  }

  private List<Finding> unused(
      Map<Suppression, Set<RuleEntry>> used, Predicate<RuleEntry> applied) {
    var unused = new ArrayList<Finding>();
    for (var suppressions : byPath.values()) {
      for (var suppression : suppressions) {
        suppression.rules().stream()
            .filter(applied)
            .filter(rule -> !used.getOrDefault(suppression, Set.of()).contains(rule))
            .forEach(rule -> unused.add(unused(suppression, rule)));
      }
    }
    return unused;
  }

  private static Finding unused(Suppression suppression, RuleEntry rule) {
    var where =
        switch (suppression.scope()) {
          case Suppression.Scope.File() -> "in this file";
          case Suppression.Scope.OneStatement(var number) -> "in statement " + number;
        };
    return Finding.of(
        UNUSED,
        suppression.place(),
        "This suppression of %s (%s) is not needed: the rule finds nothing %s."
            .formatted(rule.id(), rule.slug(), where));
  }
}
