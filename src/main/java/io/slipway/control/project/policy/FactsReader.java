package io.slipway.control.project.policy;

import io.slipway.control.project.yaml.Section;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Reads facts that somebody gives in a plan's place, under the keys of conditions.
public final class FactsReader {

  private static final String UNKNOWN = "unknown";
  private static final String GIVEN = "As given.";
  private static final String SAID_UNKNOWN = "it is said not to be";

  private FactsReader() {}

  /// The facts, unless the section has mistakes, which are then its problems.
  public static Optional<Map<Measure, Fact>> read(Section section) {
    var facts = new EnumMap<Measure, Fact>(Measure.class);
    for (var measure : Measure.values()) {
      section
          .word(measure.key(), text -> fact(measure, text))
          .ifPresent(fact -> facts.put(measure, fact));
    }
    return section.isSound() ? Optional.of(facts) : Optional.empty();
  }

  private static Fact fact(Measure measure, String text) {
    return text.equals(UNKNOWN)
        ? Fact.unknown(measure, SAID_UNKNOWN)
        : Fact.known(measure, worst(measure, text), GIVEN);
  }

  private static long worst(Measure measure, String text) {
    try {
      return measure.scale().parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + "; or unknown", e);
    }
  }
}
