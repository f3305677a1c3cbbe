package io.slipway.control.project;

import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.FactsReader;
import io.slipway.control.project.policy.Measure;
import io.slipway.control.project.policy.Policy;
import io.slipway.control.project.policy.PolicyReader;
import io.slipway.control.project.yaml.Section;
import io.slipway.http.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Policies and facts as requests describe them, under the rules of the configuration's files.
public final class PolicyDocuments {

  private static final String REQUEST = "request";
  private static final String POLICY = "policy";
  private static final String FACTS = "facts";

  private PolicyDocuments() {}

  /// A policy that stands in a request's field `policy`.
  ///
  /// @throws ProblemException `invalid-field`, with every field at fault
  public static Policy policy(Map<String, Object> values) {
    return read(POLICY, values, PolicyReader.KEYS, PolicyReader::read);
  }

  /// Facts that stand in a request's field `facts`.
  ///
  /// @throws ProblemException `invalid-field`, with every field at fault
  public static Map<Measure, Fact> facts(Map<String, Object> values) {
    return read(FACTS, values, Measure.KEYS, FactsReader::read);
  }

  private static <T> T read(
      String field,
      Map<String, Object> values,
      Set<String> keys,
      Function<Section, Optional<T>> reader) {
    return new RequestDocument(REQUEST)
        .with(field, values)
        .read(Set.of(field), root -> root.section(field, keys).flatMap(reader));
  }
}
