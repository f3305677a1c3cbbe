package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.yaml.Document;
import io.slipway.control.project.yaml.Problems;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.rehearsal.RollbackVerdict;
import io.slipway.http.authorization.Role;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PolicyReaderTests {

  private static final String WHOLE =
      """
      approvals:
        - name: safe and small
          when:
            change: additive
            lock: {at-most: share-row-exclusive}
            rewrite: false
            table-size: {at-most: 1GB}
            rollback: proven
            targets: {at-most: 3}
          required: 0
        - when: {table-size: {at-least: 100MB, at-most: 10GB}, findings: error}
          required: 2
          role: release-manager
        - required: 1
      approval-expiry: 3d
      rollback: proven-lossy
      drift: none
      backup: required
      findings: error
      promotion: {from: staging, bake: 24h}
      windows: [{days: [mon, tue], from: 22:00, to: "05:00", zone: Europe/Berlin}, {days: [sat]}]
      freezes:
        - from: 2026-12-18T18:00
          to: 2027-01-04T06:00
          zone: Europe/Berlin
          reason: Year-end close
          by: Release board
        - {from: 2028-01-01T00:00, reason: Retired, by: Board}
      confirmations: [{id: support-told, text: Support has been told of the downtime}]
      break-glass: {past: [window, freeze, approval]}
      """;

  static Policy read(String yaml) {
    return read(Document.yaml("policy.yml", yaml));
  }

  private static Policy read(Document document) {
    var problems = new Problems();
    var policy = document.root(PolicyReader.KEYS, problems).flatMap(PolicyReader::read);
    assertThat(problems.inReadingOrder()).isEmpty();
    return policy.orElseThrow();
  }

  @Test
  void rulesHaveTheirConditions() {
    var policy = read(WHOLE);

    assertThat(policy.approvals())
        .containsExactly(
            new ApprovalRule(
                Optional.of("safe and small"),
                List.of(
                    Condition.of(Measure.CHANGE, "additive"),
                    Condition.atMost(
                        Measure.LOCK, Measure.LOCK.scale().parse("share-row-exclusive")),
                    Condition.of(Measure.REWRITE, "false"),
                    Condition.atMost(Measure.TABLE_SIZE, 1024L * 1024 * 1024),
                    Condition.of(Measure.ROLLBACK, "proven"),
                    Condition.atMost(Measure.TARGETS, 3)),
                0,
                Role.APPROVER),
            new ApprovalRule(
                Optional.empty(),
                List.of(
                    new Condition(
                        Measure.TABLE_SIZE,
                        OptionalLong.of(100L * 1024 * 1024),
                        OptionalLong.of(10L * 1024 * 1024 * 1024)),
                    Condition.of(Measure.FINDINGS, "error")),
                2,
                Role.RELEASE_MANAGER),
            new ApprovalRule(Optional.empty(), List.of(), 1, Role.APPROVER));
  }

  @Test
  void requirementsAreWhatTheyAreCalled() {
    var policy = read(WHOLE);

    assertThat(policy.approvalExpiry()).isEqualTo(Duration.ofDays(3));
    assertThat(policy.requirements())
        .isEqualTo(
            new Requirements(
                Optional.of(RollbackVerdict.PROVEN_LOSSY),
                true,
                true,
                Optional.of(Severity.ERROR)));
    assertThat(policy.promotion())
        .contains(new Promotion(Optional.of(new EnvironmentId("staging")), Duration.ofHours(24)));
  }

  @Test
  void windowsAndFreezesAreOfTheirZones() {
    var policy = read(WHOLE);
    var berlin = ZoneId.of("Europe/Berlin");
    assertThat(policy.windows())
        .containsExactly(
            new Window(
                Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY),
                LocalTime.of(22, 0),
                LocalTime.of(5, 0),
                berlin),
            new Window(
                Set.of(DayOfWeek.SATURDAY),
                LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT,
                ZoneOffset.UTC));
    assertThat(policy.freezes())
        .containsExactly(
            new Freeze(
                LocalDateTime.of(2026, 12, 18, 18, 0),
                Optional.of(LocalDateTime.of(2027, 1, 4, 6, 0)),
                berlin,
                "Year-end close",
                "Release board"),
            new Freeze(
                LocalDateTime.of(2028, 1, 1, 0, 0),
                Optional.empty(),
                ZoneOffset.UTC,
                "Retired",
                "Board"));
  }

  @Test
  void peopleConfirmAndBreakGlass() {
    var policy = read(WHOLE);

    assertThat(policy.confirmations())
        .containsExactly(new Confirmation("support-told", "Support has been told of the downtime"));
    assertThat(policy.breakGlass())
        .isEqualTo(
            new BreakGlass(
                Role.RELEASE_MANAGER,
                Set.of(PassableGate.APPROVAL, PassableGate.WINDOW, PassableGate.FREEZE)));
  }

  @Test
  void anEmptyOneAsksForNothing() {
    assertThat(read("{}")).isEqualTo(Policy.NONE);
    assertThat(read("{rollback: any, drift: any, backup: any, findings: any}"))
        .isEqualTo(Policy.NONE);
  }

  @Test
  void whatIsWrittenReadsAsTheSame() {
    var policy = read(WHOLE);
    var json = JsonMapper.builder().build().writeValueAsString(PolicyWriter.write(policy));

    assertThat(read(Document.json("stored", json))).isEqualTo(policy);
    assertThat(PolicyWriter.write(Policy.NONE)).containsExactly(Map.entry("approval-expiry", "7d"));
  }
}
