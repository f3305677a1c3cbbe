package io.slipway.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityPolicyTests {

  // DANGEROUS, ERROR, on
  private static final RuleEntry INDEX = RuleCatalogue.require("SW101");
  // ADVICE, NOTE, off
  private static final RuleEntry NAMING = RuleCatalogue.require("SW912");

  @Test
  void takes_everything_as_the_catalogue_has_it() {
    assertThat(SeverityPolicy.CATALOGUE.of(INDEX)).contains(Severity.ERROR);
    assertThat(SeverityPolicy.CATALOGUE.isOn(NAMING)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SW101, warning, WARNING",
    "sw101, Warning, WARNING",
    "index-create-blocking, note, NOTE",
    "dangerous, warning, WARNING",
    "DANGEROUS, error, ERROR",
    "SW101, off,",
    "dangerous, OFF,"
  })
  void sets_rules_and_classes_by_any_of_their_names(String key, String value, Severity expected) {
    var policy = SeverityPolicy.of(Map.of(key, value));
    assertThat(policy.of(INDEX).orElse(null)).isEqualTo(expected);
  }

  @Test
  void knows_classes_of_two_words() {
    for (var name : List.of("will-fail", "WILL_FAIL", "Will-Fail")) {
      var policy = SeverityPolicy.of(Map.of(name, "note"));
      assertThat(policy.of(RuleCatalogue.require("SW104"))).contains(Severity.NOTE);
    }
  }

  @Test
  void switches_on_what_is_off() {
    assertThat(SeverityPolicy.of(Map.of("SW912", "error")).of(NAMING)).contains(Severity.ERROR);
    assertThat(SeverityPolicy.of(Map.of("advice", "note")).of(NAMING)).contains(Severity.NOTE);
  }

  @Test
  void takes_a_rule_before_its_class() {
    var policy = SeverityPolicy.of(Map.of("dangerous", "off", "SW101", "warning"));
    assertThat(policy.of(INDEX)).contains(Severity.WARNING);
    assertThat(policy.isOn(RuleCatalogue.require("SW102"))).isFalse();
  }

  @Test
  void leaves_out_findings_of_rules_that_are_off_and_changes_those_that_it_names() {
    var findings = List.of(finding("SW101"), finding("SW102"), finding("SW201"), finding("SW912"));
    var policy = SeverityPolicy.of(Map.of("SW101", "warning", "SW102", "off"));
    assertThat(policy.apply(findings))
        .extracting(finding -> finding.rule().id() + " " + finding.severity())
        .containsExactly("SW101 WARNING", "SW201 ERROR");
  }

  @Test
  void leaves_a_finding_that_its_rule_took_less_gravely_unless_it_is_named() {
    var mild = List.of(finding("SW101").withSeverity(Severity.NOTE));
    assertThat(SeverityPolicy.CATALOGUE.apply(mild)).isEqualTo(mild);
    assertThat(SeverityPolicy.of(Map.of("dangerous", "error")).apply(mild))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SW999 | off | SW999 is neither a rule such as SW101 or index-create-blocking nor a class of"
            + " rules (safe, advice, coordination, dangerous, destructive, will-fail)",
        "SW101 | fatal | SW101: expected one of off, note, warning and error, and not fatal"
      })
  void refuses_what_it_does_not_know(String key, String value, String message) {
    assertThatThrownBy(() -> SeverityPolicy.of(Map.of(key, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void refuses_one_rule_by_two_names() {
    assertThatThrownBy(
            () -> SeverityPolicy.of(Map.of("SW101", "off", "index-create-blocking", "note")))
        .hasMessageMatching("the severity of (SW101|index-create-blocking) is set twice");
  }

  private static Finding finding(String id) {
    return Finding.of(RuleCatalogue.require(id), Place.of("V1__a.sql"), "found");
  }
}
