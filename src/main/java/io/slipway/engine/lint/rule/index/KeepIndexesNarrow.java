package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import java.util.HashSet;
import java.util.stream.Stream;

/// An index with many key columns, or with one of them twice.
final class KeepIndexesNarrow implements StatementRule {

  // What strong_migrations takes for enough as well.
  private static final int MOST_COLUMNS = 3;

  @Override
  public String id() {
    return "SW111";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(CreateIndex.class)
        .flatMap(index -> Stream.concat(tooMany(index), twice(index)))
        .map(message -> at(sight, message));
  }

  // A unique one has the columns that are unique together.
  private static Stream<String> tooMany(CreateIndex index) {
    var columns = index.elements().size();
    return !index.unique() && index.method().equals("btree") && columns > MOST_COLUMNS
        ? Stream.of("The index has %d key columns.".formatted(columns))
        : Stream.empty();
  }

  private static Stream<String> twice(CreateIndex index) {
    var seen = new HashSet<String>();
    return index.elements().stream()
        .flatMap(element -> element.column().stream())
        .filter(column -> !seen.add(column))
        .distinct()
        .map("The index has the key column %s twice."::formatted);
  }
}
