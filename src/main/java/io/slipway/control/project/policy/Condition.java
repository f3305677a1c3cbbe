package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Scale.Words;
import java.util.OptionalLong;

/// A range of a measure's scale that the worst of a plan has to be in.
///
/// What is not known may be anything: it is never good enough for an upper limit, and always bad
/// enough for a lower one.
///
/// @param atLeast as bad as this or worse
/// @param atMost as bad as this or better, and known to be so
public record Condition(Measure measure, OptionalLong atLeast, OptionalLong atMost) {

  public Condition {
    if (atLeast.isEmpty() && atMost.isEmpty()) {
      throw new IllegalArgumentException("expected at-least, at-most or both");
    }
    if (atLeast.isPresent() && atMost.isPresent() && atLeast.getAsLong() > atMost.getAsLong()) {
      throw new IllegalArgumentException("no plan is both: at-least is beyond at-most");
    }
  }

  /// As bad as this or better, and known to be so.
  public static Condition atMost(Measure measure, long value) {
    return new Condition(measure, OptionalLong.empty(), OptionalLong.of(value));
  }

  /// As bad as this or worse, or not known.
  public static Condition atLeast(Measure measure, long value) {
    return new Condition(measure, OptionalLong.of(value), OptionalLong.empty());
  }

  /// A value at an end of a scale of words: all of the plan is as good as the best, or something in
  /// it is as bad as the worst.
  ///
  /// @throws IllegalArgumentException for what is between, where two things could be meant
  public static Condition of(Measure measure, String text) {
    var value = measure.scale().parse(text);
    if (measure.scale() instanceof Words words) {
      if (value == 0) {
        return atMost(measure, value);
      }
      if (value == words.worst()) {
        return atLeast(measure, value);
      }
    }
    throw new IllegalArgumentException(
        "say which side is meant: {at-most: %s} or {at-least: %s}".formatted(text, text));
  }

  /// Whether it holds.
  public boolean isMetBy(Fact fact) {
    if (fact.measure() != measure) {
      throw new IllegalArgumentException("%s is not %s".formatted(fact.measure(), measure));
    }
    var isGoodEnough =
        atMost.isEmpty() || fact.isKnown() && fact.worst().orElseThrow() <= atMost.getAsLong();
    var isBadEnough =
        atLeast.isEmpty() || !fact.isKnown() || fact.worst().orElseThrow() >= atLeast.getAsLong();
    return isGoodEnough && isBadEnough;
  }

  /// What [#of] reads, if there is such a text.
  public boolean isEnd() {
    return measure.scale() instanceof Words words
        && (atLeast.isEmpty() && atMost.orElseThrow() == 0
            || atMost.isEmpty() && atLeast.orElseThrow() == words.worst());
  }

  /// What is wanted: `additive`, `at most 1GB`, `from 100MB to 1GB`.
  public String wanted() {
    var scale = measure.scale();
    if (isEnd()) {
      return scale.text(atMost.orElseGet(atLeast::getAsLong));
    }
    if (atLeast.isEmpty()) {
      return "at most " + scale.text(atMost.orElseThrow());
    }
    return atMost.isEmpty()
        ? "at least " + scale.text(atLeast.getAsLong())
        : "from %s to %s"
            .formatted(scale.text(atLeast.getAsLong()), scale.text(atMost.getAsLong()));
  }
}
