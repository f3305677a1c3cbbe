package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.form.Form;
import java.util.List;
import java.util.stream.Stream;

/// Scripts that would run together, all of which were looked at.
///
/// @param scripts in the order in which they would run
/// @param before the schema as the first one meets it
/// @param after the schema as the last one leaves it
/// @param behind what later releases do, where each script is one and they are known
public record PassedPlan(
    List<PassedScript> scripts, Schema before, Schema after, List<Form> behind) {

  public PassedPlan {
    scripts = List.copyOf(scripts);
    behind = List.copyOf(behind);
  }

  public Stream<Passed> statements() {
    return scripts.stream().flatMap(script -> script.statements().stream());
  }
}
