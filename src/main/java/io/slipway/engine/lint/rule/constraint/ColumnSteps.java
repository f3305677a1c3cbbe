package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Name;
import java.util.List;

/// The phases of a new column: itself, and then each of its constraints.
final class ColumnSteps {

  private final AddedColumn<?> added;
  private final ColumnText text;
  private final Steps steps;

  private ColumnSteps(AddedColumn<?> added) {
    this.added = added;
    this.text = ColumnText.of(added.action().text());
    this.steps = new Steps(added.sight(), added.action().form());
  }

  /// @return none where one of them cannot be done in phases
  static List<FollowUp> of(AddedColumn<?> added) {
    return new ColumnSteps(added).files();
  }

  private List<FollowUp> files() {
    if (!text.constraints().stream().allMatch(this::isPossible)) {
      return List.of();
    }
    steps.alter("add " + added.column().name(), text.column());
    text.constraints().forEach(this::add);
    return steps.files();
  }

  // A key needs values first, which nobody but the author has; partitions need files of their own.
  private boolean isPossible(ColumnText.Part part) {
    var isPartitioned = Leaves.isPartitioned(sight(), table());
    return !part.is("primary")
        && !(part.is("unique") && (isPartitioned || KeyText.of(part.text()).isEmpty()))
        && !(part.is("references") && ForeignKeySteps.isRefused(sight(), table()));
  }

  private void add(ColumnText.Part part) {
    if (part.is("check")) {
      unvalidated(name(part, "check"), part.text());
    } else if (part.is("references")) {
      IndexSteps.add(sight(), steps, table(), columns());
      unvalidated(name(part, "fkey"), "FOREIGN KEY (" + Sql.names(columns()) + ") " + part.text());
    } else {
      unique(name(part, "key"), KeyText.of(part.text()).orElseThrow());
    }
  }

  private void unvalidated(String name, String definition) {
    steps
        .alter(
            "add " + name, "ADD CONSTRAINT %s %s NOT VALID".formatted(Sql.name(name), definition))
        .validate(name);
  }

  private void unique(String name, KeyText key) {
    steps
        .index(table(), true, name, "(" + Sql.names(columns()) + ")" + key.distinct())
        .alter(
            "add " + name,
            "ADD CONSTRAINT %s UNIQUE USING INDEX %s%s"
                .formatted(Sql.name(name), Sql.name(name), key.timing()));
  }

  private String name(ColumnText.Part part, String label) {
    return part.name()
        .orElseGet(() -> ConstraintNames.free(sight(), added.table(), columns(), label));
  }

  private List<String> columns() {
    return List.of(added.column().name());
  }

  private Sight sight() {
    return added.sight();
  }

  private Name table() {
    return added.action().table();
  }
}
