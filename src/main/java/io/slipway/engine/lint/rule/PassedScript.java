package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.schema.model.Schema;
import java.util.List;

/// A script all of whose statements were looked at.
///
/// @param statements in their order, those in bodies behind the statement they stand in
/// @param leftOpen whether a transaction that it began is still open at its end
/// @param outOfOrder whether one of a higher version ran before
/// @param after the schema as its last statement leaves it
public record PassedScript(
    String path,
    Sending sending,
    Runner runner,
    List<Passed> statements,
    boolean leftOpen,
    boolean outOfOrder,
    Schema after) {

  public PassedScript {
    statements = List.copyOf(statements);
  }

  /// The script as a whole.
  public Place place() {
    return Place.of(path);
  }
}
