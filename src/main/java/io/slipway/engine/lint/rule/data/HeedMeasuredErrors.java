package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Observed.Measured;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.DataForm;
import java.util.Optional;
import java.util.stream.Stream;

/// A statement on rows that failed when it was tried on a copy.
final class HeedMeasuredErrors implements StatementRule {

  @Override
  public String id() {
    return "SW707";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var place = sight.place();
    return sight
        .form(DataForm.class)
        .filter(_ -> !sight.setting().isNested())
        .flatMap(_ -> sight.setting().facts().of(place.path(), place.statement()).stream())
        .flatMap(measured -> error(measured).stream())
        .map(
            error ->
                at(sight, "In a rehearsal on a copy the statement failed: %s.".formatted(error)));
  }

  private static Optional<String> error(Measured measured) {
    return measured.error().map(error -> error.strip().replaceFirst("\\.$", ""));
  }
}
