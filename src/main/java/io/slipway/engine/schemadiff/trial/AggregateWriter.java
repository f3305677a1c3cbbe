package io.slipway.engine.schemadiff.trial;

import io.slipway.engine.catalog.CatalogDifference.AttributeChange;
import io.slipway.engine.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes plain aggregates: those with a state and perhaps a final, a combining or a serializing
/// function.
final class AggregateWriter implements Writer {

  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "state_function", "SFUNC",
          "final_function", "FINALFUNC",
          "combine_function", "COMBINEFUNC",
          "serial_function", "SERIALFUNC",
          "deserial_function", "DESERIALFUNC");

  @Override
  public List<Action> create(CatalogObject aggregate) {
    var parts = new ArrayList<String>();
    FUNCTIONS.forEach(
        (attribute, keyword) ->
            aggregate
                .attribute(attribute)
                .ifPresent(f -> parts.add(keyword + " = " + f.substring(0, f.indexOf('(')))));
    aggregate.attribute("state_type").ifPresent(type -> parts.add("STYPE = " + type));
    aggregate.attribute("initial").ifPresent(v -> parts.add("INITCOND = " + Literal.of(v)));
    aggregate.attribute("final_extra").ifPresent(_ -> parts.add("FINALFUNC_EXTRA"));
    aggregate.attribute("parallel").ifPresent(p -> parts.add("PARALLEL = " + p));
    var identity = aggregate.ref().identity();
    var name = identity.substring(0, identity.indexOf('('));
    var arguments = aggregate.attribute("arguments").orElse("*");
    return List.of(
        Action.of(
            "%s",
            "CREATE AGGREGATE " + name + "(" + arguments + ") (" + String.join(", ", parts) + ")"));
  }

  @Override
  public List<Action> drop(CatalogObject aggregate) {
    return List.of(Action.of("DROP AGGREGATE %s", aggregate.ref().identity()));
  }

  @Override
  public Optional<List<Action>> alter(
      CatalogObject before, CatalogObject after, List<AttributeChange> changes) {
    return Optional.empty();
  }
}
