package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Truncate;
import java.util.List;
import java.util.stream.Stream;

/// `TRUNCATE` of tables whose rows the plan did not put there.
final class KeepRows implements StatementRule {

  @Override
  public String id() {
    return "SW605";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight.form(Truncate.class).flatMap(truncate -> check(sight, truncate));
  }

  private Stream<Finding> check(Sight sight, Truncate truncate) {
    var old = truncate.tables().stream().filter(sight::isOld).map(sight::qualified).toList();
    var others = truncate.cascade() ? others(sight, truncate) : List.<Name>of();
    return old.isEmpty() && others.isEmpty()
        ? Stream.empty()
        : Stream.of(finding(sight, truncate, old, others));
  }

  // Those that refer to it, and those that refer to them.
  private static List<Name> others(Sight sight, Truncate truncate) {
    var named =
        truncate.tables().stream()
            .map(sight::qualified)
            .flatMap(
                it ->
                    Stream.concat(
                        Stream.of(it), sight.schema().descendants(it).stream().map(Relation::name)))
            .toList();
    return sight.schema().relations().stream()
        .filter(it -> it.kind().isTable() && Sight.isOld(it))
        .map(Relation::name)
        .filter(it -> sight.effects().rewritten().contains(it) && !named.contains(it))
        .toList();
  }

  private Finding finding(Sight sight, Truncate truncate, List<Name> old, List<Name> others) {
    var all = Stream.concat(old.stream(), others.stream()).toList();
    var hold = sight.hold(all.getFirst());
    var found = at(sight, emptied(sight, old) + cascaded(sight, truncate, others)).withObjects(all);
    return all.size() == 1 ? found.withEffort(hold.effort()) : found;
  }

  private static String emptied(Sight sight, List<Name> old) {
    if (old.isEmpty()) {
      return "TRUNCATE empties more than it names.";
    }
    return old.size() == 1
        ? ofOne(sight.hold(old.getFirst()))
        : ("%s lose all their rows, which only a backup brings back, and nobody can read or write"
                + " them meanwhile.")
            .formatted(Sql.shown(old));
  }

  private static String ofOne(Hold hold) {
    return ("%s loses all its rows (%s), which only a backup brings back, and nobody can read or"
            + " write it meanwhile.")
        .formatted(hold.shown(), Sizes.of(hold));
  }

  private static String cascaded(Sight sight, Truncate truncate, List<Name> others) {
    if (!others.isEmpty()) {
      return " With CASCADE, %s %s emptied too, because of foreign keys."
          .formatted(Sql.shown(others), others.size() == 1 ? "is" : "are");
    }
    return truncate.cascade() && !sight.schema().isComplete()
        ? " With CASCADE, so is every table that refers to it."
        : "";
  }
}
