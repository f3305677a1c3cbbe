package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyVersionTests {

  private static final String ONE =
      """
      approvals: [{name: a, when: {change: additive, rewrite: false}, required: 0}, {required: 1}]
      approval-expiry: 24h
      rollback: proven
      promotion: {from: dev, bake: 60m}
      windows: [{days: [tue, mon], from: 22:00, to: "24:00"}]
      confirmations: [{id: told, text: Told}]
      break-glass: {role: admin, past: [freeze, window]}
      """;

  private static String version(String yaml) {
    return PolicyReaderTests.read(yaml).version();
  }

  @Test
  void askingForNothingHasAName() {
    assertThat(version("{}")).isEqualTo("none").isEqualTo(Policy.NO_VERSION);
    assertThat(version(ONE)).matches("[0-9a-f]{64}");
  }

  @Test
  void theSameMeaningInOtherWordsIsTheSameVersion() {
    assertThat(
            version(
                """
                break-glass: {past: [window, freeze], role: admin}
                confirmations: [{text: Told, id: told}]
                windows: [{to: "00:00", from: "22:00", days: [mon, tue], zone: UTC}]
                promotion: {bake: 1h, from: dev}
                rollback: proven
                drift: any
                approval-expiry: PT24H
                approvals:
                  - required: 0
                    role: approver
                    when: {rewrite: {at-most: false}, change: {at-most: additive}}
                    name: a
                  - required: 1
                """))
        .isEqualTo(version(ONE));
  }

  @Test
  void aFreezeLeavesPlansAndTheirApprovalsAlone() {
    var freeze = "freezes: [{from: 2026-12-18T18:00, reason: Year's end, by: Board}]\n";

    assertThat(version(ONE + freeze)).isEqualTo(version(ONE));
    assertThat(version(freeze)).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: a=name: b",
        "change: additive=change: destructive",
        "rewrite: false=rewrite: true",
        "rewrite: false=unread: false",
        "required: 0=required: 2",
        "required: 1}]=required: 1, role: admin}]",
        "24h=25h",
        "rollback: proven=rollback: proven-lossy",
        "rollback: proven=drift: none",
        "rollback: proven=backup: required",
        "rollback: proven=findings: warning",
        "from: dev, =",
        "60m=61m",
        "tue, mon=tue",
        "22:00=22:01",
        "\"24:00\"=\"23:00\"",
        "from: 22:00=zone: Europe/Berlin, from: 22:00",
        "text: Told=text: Told them",
        "role: admin=role: approver",
        "freeze, window=window"
      })
  void everyOtherChangeIsAnotherVersion(String change) {
    var parts = change.split("=", -1);
    assertThat(ONE).contains(parts[0]);

    assertThat(version(ONE.replace(parts[0], parts[1]))).isNotEqualTo(version(ONE));
  }

  @Test
  void theOrderOfRulesIsMeaning() {
    var rules = "approvals: [%s, %s]";
    var first = "{when: {change: additive}, required: 0}";
    var second = "{when: {lock: none}, required: 1}";

    assertThat(version(rules.formatted(first, second)))
        .isNotEqualTo(version(rules.formatted(second, first)));
  }
}
