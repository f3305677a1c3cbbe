package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.effect.Effects;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import java.util.List;
import java.util.stream.Stream;

/// A column that an `ALTER TABLE` adds, with a constraint of some kind behind its type, to a table
/// that others may be using.
///
/// @param kind what the constraint asks
record AddedColumn<K extends Kind>(Sight sight, Altered<AddColumn> action, K kind) {

  static <K extends Kind> Stream<AddedColumn<K>> in(Sight sight, Class<K> kind) {
    return sight
        .oldActions(AddColumn.class)
        .filter(action -> !isThere(action))
        .flatMap(
            action ->
                action.action().column().constraints().stream()
                    .map(Constraint::kind)
                    .filter(kind::isInstance)
                    .limit(1)
                    .map(it -> new AddedColumn<>(sight, action, kind.cast(it))));
  }

  private static boolean isThere(Altered<AddColumn> action) {
    var name = action.action().column().name();
    return action.action().ifNotExists()
        && action.relation().flatMap(it -> it.column(name)).isPresent();
  }

  Column column() {
    return action.action().column();
  }

  Name table() {
    return action.qualified();
  }

  boolean has(Class<? extends Kind> other) {
    return column().constraints().stream().map(Constraint::kind).anyMatch(other::isInstance);
  }

  Hold hold() {
    return Alone.hold(sight, action);
  }

  /// Without what the table's rows are written anew for.
  boolean rewrites() {
    return !effects().rewritten().isEmpty();
  }

  Effects effects() {
    return Alone.effects(sight, action.form(), List.of(action.action()));
  }

  /// A finding with what is known of the table, and the files that add one thing after the other.
  Finding about(Finding finding) {
    var hold = hold();
    return Added.advised(finding, action.form(), 1)
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()))
        .withFollowUps(files());
  }

  // What would fail, or write all rows anew, is not to be recommended.
  private List<FollowUp> files() {
    return rewrites() || (has(Kind.NotNull.class) && !has(Kind.Default.class))
        ? List.of()
        : ColumnSteps.of(this);
  }
}
