package io.slipway.control.gate.judgement;

import io.slipway.control.planning.PlanDocument;
import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What is known of a plan in every respect that a policy's conditions ask for.
public record PlanFacts(Map<Measure, Fact> facts) {

  private static final String NOT_GIVEN = "It was not given.";

  /// What is not among them is not known.
  public PlanFacts {
    var all = new EnumMap<Measure, Fact>(Measure.class);
    for (var measure : Measure.values()) {
      var fact = facts.get(measure);
      all.put(measure, fact == null ? Fact.unknown(measure, NOT_GIVEN) : fact);
    }
    facts = Collections.unmodifiableMap(all);
  }

  /// Of everything that the plan would do anywhere, the worst; and what could not be told.
  public static PlanFacts of(PlanDocument document) {
    var facts = new EnumMap<Measure, Fact>(Measure.class);
    new LintFacts(document).facts().forEach(fact -> facts.put(fact.measure(), fact));
    new EvidenceFacts(document).facts().forEach(fact -> facts.put(fact.measure(), fact));
    return new PlanFacts(facts);
  }

  public Fact of(Measure measure) {
    var fact = facts.get(measure);
    if (fact == null) {
      throw new IllegalStateException("every measure has its fact: " + measure);
    }
    return fact;
  }
}
