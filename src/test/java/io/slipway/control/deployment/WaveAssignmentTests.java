package io.slipway.control.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.deployment.state.Wave;
import io.slipway.control.project.Labels;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.WaveRule;
import io.slipway.control.project.WaveSize;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaveAssignmentTests {

  private static final Labels CANARY = new Labels(Map.of("tier", "canary", "region", "eu"));

  @Test
  void without_rules_all_are_one_wave() {
    var all = WaveAssignment.of(List.of(), targets(0, 3), 5);

    assertThat(all.waves()).extracting(Wave::number, Wave::parallel).hasToString("[(1, 5)]");
    assertThat(waves(all)).isEqualTo("111");
  }

  @Test
  void a_target_is_in_the_first_wave_that_matches_it() {
    var rules = List.of(rule("tier", "canary", ""), rule("region", "eu", ""));

    assertThat(waves(WaveAssignment.of(rules, targets(2, 4), 1))).isEqualTo("1122");
  }

  @Test
  void what_no_rule_matches_comes_last() {
    var rules = List.of(rule("tier", "canary", ""), rule("", "", "1"));

    assertThat(waves(WaveAssignment.of(rules, targets(1, 4), 1))).isEqualTo("1233");
  }

  @Test
  void what_a_wave_has_no_room_for_goes_on_to_the_next_that_matches() {
    var rules = List.of(rule("tier", "canary", "2"), rule("tier", "canary", ""));

    assertThat(waves(WaveAssignment.of(rules, targets(3, 4), 1))).isEqualTo("1123");
  }

  @Test
  void a_share_is_of_all_targets_that_match_and_rounded_up() {
    var rules = List.of(rule("", "", "10%"), rule("", "", "50%"), rule("", "", ""));

    assertThat(waves(WaveAssignment.of(rules, targets(0, 11), 1))).isEqualTo("11222222333");
  }

  @Test
  void a_wave_without_targets_is_left_out() {
    var rules = List.of(rule("tier", "none", ""), rule("tier", "canary", ""));

    assertThat(waves(WaveAssignment.of(rules, targets(1, 2), 1))).isEqualTo("12");
  }

  @Test
  void a_wave_says_for_itself_how_it_goes() {
    var rule =
        new WaveRule(Map.of(), Optional.empty(), OptionalInt.of(3), Duration.ofMinutes(10), 7);

    assertThat(WaveAssignment.of(List.of(rule), targets(0, 1), 9).waves())
        .containsExactly(new Wave(1, Map.of(), 3, Duration.ofMinutes(10), 7, Optional.empty()));
  }

  private static WaveRule rule(String label, String value, String max) {
    return new WaveRule(
        label.isEmpty() ? Map.of() : Map.of(label, value),
        max.isEmpty() ? Optional.empty() : Optional.of(WaveSize.parse(max)),
        OptionalInt.empty(),
        Duration.ZERO,
        1);
  }

  // The first of them are canaries; all are in one region.
  private static Map<TargetId, Labels> targets(int canaries, int all) {
    var targets = new LinkedHashMap<TargetId, Labels>();
    for (var i = 0; i < all; i++) {
      var labels = i < canaries ? CANARY : new Labels(Map.of("region", "eu"));
      targets.put(new TargetId("t%03d".formatted(i)), labels);
    }
    return targets;
  }

  private static String waves(WaveAssignment assignment) {
    return String.join(
        "", new TreeMap<>(assignment.targets()).values().stream().map(String::valueOf).toList());
  }
}
