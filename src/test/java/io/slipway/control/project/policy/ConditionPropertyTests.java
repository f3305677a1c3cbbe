package io.slipway.control.project.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.control.project.policy.Scale.Words;
import io.slipway.http.authorization.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What holds for every condition and whatever is known of a plan.
class ConditionPropertyTests {

  private static final String WHY = "nobody looked";

  /// A condition and two things of its measure, the second no better than the first.
  record Case(Condition condition, long good, long bad) {

    Fact known(long value) {
      return Fact.known(condition.measure(), value, "");
    }

    Fact atLeast(long value) {
      return new Fact(condition.measure(), OptionalLong.of(value), "", List.of(WHY));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(Measure.class)
        .flatMap(
            measure -> {
              var values = values(measure);
              return Combinators.combine(
                      values.injectNull(0.3), values.injectNull(0.3), values, values)
                  .filter((one, other, _, _) -> one != null || other != null)
                  .as(
                      (one, other, left, right) ->
                          new Case(
                              condition(measure, one, other),
                              Math.min(left, right),
                              Math.max(left, right)));
            });
  }

  private static Arbitrary<Long> values(Measure measure) {
    return measure.scale() instanceof Words(var words)
        ? Arbitraries.longs().between(0, words.size() - 1L)
        : Arbitraries.longs().between(0, 20);
  }

  private static Condition condition(Measure measure, @Nullable Long one, @Nullable Long other) {
    if (one == null) {
      return Condition.atMost(measure, Objects.requireNonNull(other));
    }
    return other == null
        ? Condition.atLeast(measure, one)
        : new Condition(
            measure, OptionalLong.of(Math.min(one, other)), OptionalLong.of(Math.max(one, other)));
  }

  @Property
  void aRuleForTheSafeNeverTakesWhatMayBeWorse(@ForAll("cases") Case one) {
    if (one.condition().atMost().isPresent()) {
      assertThat(one.condition().isMetBy(Fact.unknown(one.condition().measure(), WHY))).isFalse();
      assertThat(one.condition().isMetBy(one.atLeast(one.good()))).isFalse();
    }
  }

  @Property
  void aRuleForTheGraveNeverMissesWhatMayBeSo(@ForAll("cases") Case one) {
    if (one.condition().atMost().isEmpty()) {
      assertThat(one.condition().isMetBy(Fact.unknown(one.condition().measure(), WHY))).isTrue();
      assertThat(one.condition().isMetBy(one.atLeast(one.good()))).isTrue();
    }
  }

  @Property
  void worseIsNeverTakenForBetter(@ForAll("cases") Case one) {
    var condition = one.condition();
    if (condition.atLeast().isEmpty() && condition.isMetBy(one.known(one.bad()))) {
      assertThat(condition.isMetBy(one.known(one.good()))).isTrue();
    }
    if (condition.atMost().isEmpty() && condition.isMetBy(one.known(one.good()))) {
      assertThat(condition.isMetBy(one.known(one.bad()))).isTrue();
    }
  }

  @Property
  void whatIsKnownIsInTheRangeOrNot(@ForAll("cases") Case one) {
    var condition = one.condition();
    var isIn =
        one.good() >= condition.atLeast().orElse(Long.MIN_VALUE)
            && one.good() <= condition.atMost().orElse(Long.MAX_VALUE);

    assertThat(condition.isMetBy(one.known(one.good()))).isEqualTo(isIn);
  }

  @Property
  void whatIsWrittenReadsAsTheSame(@ForAll("cases") Case one) {
    var rule = new ApprovalRule(Optional.empty(), List.of(one.condition()), 1, Role.APPROVER);
    var policy =
        new Policy(
            List.of(rule),
            Policy.DEFAULT_APPROVAL_EXPIRY,
            Requirements.NONE,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            BreakGlass.NONE);
    var json = JsonMapper.builder().build().writeValueAsString(PolicyWriter.write(policy));

    assertThat(PolicyReaderTests.read(json)).isEqualTo(policy);
  }
}
