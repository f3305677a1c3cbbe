package io.slipway.engine.lint.rule.design;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import java.util.stream.Stream;

/// A `varchar` with a length.
final class PreferText implements StatementRule {

  @Override
  public String id() {
    return "SW904";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return DeclaredColumn.find(
        this,
        sight,
        column -> column.is("character varying") && column.hasLength(),
        "%s has a length that its type fixes: to shorten it later takes a rewrite of the table.");
  }
}
