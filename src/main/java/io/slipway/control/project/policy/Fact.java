package io.slipway.control.project.policy;

import io.slipway.control.project.policy.Scale.Bytes;
import io.slipway.control.project.policy.Scale.Words;
import java.util.List;
import java.util.OptionalLong;

/// What is known of a plan in one respect.
///
/// @param worst the worst of what is known, on the measure's scale; empty when nothing is known
/// @param because where the worst comes from, in words; empty when there is nothing to say
/// @param unknown what could not be told, each in words, so that there may be worse
public record Fact(Measure measure, OptionalLong worst, String because, List<String> unknown) {

  public Fact {
    unknown = List.copyOf(unknown);
    if (worst.isEmpty() && unknown.isEmpty()) {
      throw new IllegalArgumentException("of what is not known, it has to be said why");
    }
  }

  /// All of it is known.
  public static Fact known(Measure measure, long worst, String because) {
    return new Fact(measure, OptionalLong.of(worst), because, List.of());
  }

  /// Nothing of it is known.
  public static Fact unknown(Measure measure, String reason) {
    return new Fact(measure, OptionalLong.empty(), "", List.of(reason));
  }

  /// Whether nothing can be worse than [#worst].
  public boolean isKnown() {
    return unknown.isEmpty();
  }

  private String text(long value) {
    return measure.scale() instanceof Bytes ? ByteSize.inWords(value) : measure.scale().text(value);
  }

  private String more() {
    return measure.scale() instanceof Words ? " or worse" : " or more";
  }

  private boolean isWorst(long value) {
    return measure.scale() instanceof Words words && value == words.worst();
  }

  /// `destructive`, `unknown`, or `additive or worse` where not all is known.
  public String value() {
    if (worst.isEmpty()) {
      return "unknown";
    }
    var text = text(worst.getAsLong());
    return isKnown() || isWorst(worst.getAsLong()) ? text : text + more();
  }
}
