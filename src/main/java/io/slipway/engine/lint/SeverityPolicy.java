package io.slipway.engine.lint;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How grave an environment takes what rules find: for single rules, for classes, else as the
/// catalogue has it. What is said of a rule is stronger than what is said of its class.
public final class SeverityPolicy {

  /// Everything as the catalogue has it.
  public static final SeverityPolicy CATALOGUE = of(Map.of());

  private static final String OFF = "off";

  private final Map<RuleClass, Optional<Severity>> classes = new EnumMap<>(RuleClass.class);
  private final Map<String, Optional<Severity>> rules = new TreeMap<>();

  private SeverityPolicy() {}

  /// @param settings `off`, `note`, `warning` or `error` by a rule's id or slug, or by a class such
  ///     as `will-fail`, in whatever case
  /// @throws IllegalArgumentException when there is no such rule, class or severity, or two
  ///     settings mean the same rule
  public static SeverityPolicy of(Map<String, String> settings) {
    var policy = new SeverityPolicy();
    settings.forEach(policy::add);
    return policy;
  }

  /// What it was made of, by classes and rules' ids in their order.
  public Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    classes.forEach((ruleClass, severity) -> settings.put(ruleClass.word(), word(severity)));
    rules.forEach((rule, severity) -> settings.put(rule, word(severity)));
    return settings;
  }

  private static String word(Optional<Severity> severity) {
    return severity.map(Severity::word).orElse(OFF);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SeverityPolicy policy && policy.settings().equals(settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  /// How grave the rule's findings are; empty when it is off.
  public Optional<Severity> of(RuleEntry rule) {
    var ofRule = rules.get(rule.id());
    if (ofRule != null) {
      return ofRule;
    }
    var ofClass = classes.get(rule.ruleClass());
    if (ofClass != null) {
      return ofClass;
    }
    return rule.onByDefault() ? Optional.of(rule.severity()) : Optional.empty();
  }

  public boolean isOn(RuleEntry rule) {
    return of(rule).isPresent();
  }

  /// The findings as grave as this policy takes them, without those that it has switched off.
  public List<Finding> apply(List<Finding> findings) {
    return findings.stream().flatMap(finding -> apply(finding).stream()).toList();
  }

  /// One that is less grave than the catalogue has it, because of what was found, stays so unless
  /// the policy names its rule or class.
  private Optional<Finding> apply(Finding finding) {
    var rule = finding.rule();
    if (!isOn(rule) || !rules.containsKey(rule.id()) && !classes.containsKey(rule.ruleClass())) {
      return Optional.of(finding).filter(_ -> isOn(rule));
    }
    return of(rule).map(finding::withSeverity);
  }

  private void add(String key, String value) {
    var severity = severity(key, value);
    var rule = RuleCatalogue.find(key);
    var ruleClass = ruleClass(key);
    var before =
        rule.isPresent()
            ? rules.put(rule.get().id(), severity)
            : classes.put(ruleClass.orElseThrow(() -> unknown(key)), severity);
    if (before != null) {
      throw new IllegalArgumentException("the severity of %s is set twice".formatted(key));
    }
  }

  private static Optional<Severity> severity(String key, String value) {
    if (value.equalsIgnoreCase(OFF)) {
      return Optional.empty();
    }
    return Optional.of(
        Arrays.stream(Severity.values())
            .filter(severity -> severity.word().equalsIgnoreCase(value))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s: expected one of off, note, warning and error, and not %s"
                            .formatted(key, value))));
  }

  private static Optional<RuleClass> ruleClass(String key) {
    var word = key.toLowerCase(Locale.ROOT).replace('_', '-');
    return Arrays.stream(RuleClass.values()).filter(one -> one.word().equals(word)).findFirst();
  }

  private static IllegalArgumentException unknown(String key) {
    var words =
        Stream.of(RuleClass.values()).map(RuleClass::word).collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "%s is neither a rule such as SW101 or index-create-blocking nor a class of rules (%s)"
            .formatted(key, words));
  }
}
