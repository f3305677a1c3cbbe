package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.Place;
import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;

/// A statement that was looked at.
///
/// @param effects on relations that were there before the plan; those that it made itself matter to
///     nobody
/// @param transaction the same number for all statements of one transaction, unlike that of any
///     other
/// @param isNested whether it stands in the body of another one, which passes as well
public record Passed(
    Place place, String text, Form form, Effects effects, int transaction, boolean isNested) {

  /// Whether it is in one transaction with another.
  public boolean isWith(Passed other) {
    return transaction == other.transaction;
  }

  /// What it did to a relation, with the relation's partitions and children.
  ///
  /// @param schema that knows their sizes
  public Hold hold(Name relation, Schema schema) {
    return Holds.of(form, effects, schema, relation);
  }
}
