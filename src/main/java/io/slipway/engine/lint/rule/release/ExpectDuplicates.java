package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A unique index or constraint on rows that are there, without an index that already keeps them
/// apart.
final class ExpectDuplicates implements StatementRule {

  @Override
  public String id() {
    return "SW510";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var indexes =
        sight
            .form(CreateIndex.class)
            .filter(index -> index.unique() && sight.isOld(index.table()))
            .map(ExpectDuplicates::wanted);
    var keys = sight.oldActions(AddConstraint.class).flatMap(altered -> wanted(altered).stream());
    var exclusions =
        sight
            .oldActions(AddConstraint.class)
            .filter(it -> it.action().constraint().kind() instanceof Kind.Exclusion)
            .map(altered -> exclusion(sight, altered));
    var unique =
        Stream.concat(indexes, keys)
            .filter(wanted -> !isSure(sight, wanted))
            .map(wanted -> finding(sight, wanted));
    return Stream.concat(unique, exclusions);
  }

  /// What is to be there once only.
  ///
  /// @param table as the statement names it
  /// @param elements columns and expressions, as SQL
  /// @param columns those of the elements that are columns, by name
  /// @param condition of a partial index
  private record Wanted(
      Name table, List<String> elements, List<String> columns, Optional<String> condition) {}

  private static Wanted wanted(CreateIndex index) {
    var elements =
        index.elements().stream()
            .map(
                it ->
                    it.column().map(Sql::name).orElseGet(() -> "(" + it.expression().text() + ")"))
            .toList();
    return new Wanted(
        index.table(),
        elements,
        index.elements().stream().flatMap(it -> it.column().stream()).toList(),
        index.predicate().map(Expression::text));
  }

  private static Optional<Wanted> wanted(Altered<AddConstraint> altered) {
    return altered.action().constraint().kind() instanceof Kind.Key key
            && key.usingIndex().isEmpty()
        ? Optional.of(
            new Wanted(
                altered.table(),
                key.columns().stream().map(Sql::name).toList(),
                key.columns(),
                Optional.empty()))
        : Optional.empty();
  }

  // What is unique by fewer columns is unique by more; a column that the plan added is empty.
  private static boolean isSure(Sight sight, Wanted wanted) {
    var table = sight.qualified(wanted.table());
    var isKept =
        sight.schema().indexes(table).stream()
            .anyMatch(index -> isUnique(index) && wanted.columns().containsAll(index.columns()));
    var isEmpty =
        wanted.columns().stream().anyMatch(column -> OldColumns.isAdded(sight, table, column))
            && sight.setting().earlier().stream().noneMatch(it -> fills(sight, it, table));
    return isKept || isEmpty;
  }

  private static boolean isUnique(TableIndex index) {
    return index.properties().unique()
        && index.properties().valid()
        && index.predicate().isEmpty()
        && index.elements().stream().allMatch(element -> element.column().isPresent());
  }

  private static boolean fills(Sight sight, Passed passed, Name table) {
    return passed.form() instanceof Update update && sight.qualified(update.table()).equals(table);
  }

  private Finding finding(Sight sight, Wanted wanted) {
    var table = sight.qualified(wanted.table());
    return at(
            sight,
            "Nothing has kept rows of %s from having the same %s so far, and the first two that have fail the statement (SQLSTATE 23505)."
                .formatted(Sql.shown(table), String.join(", ", wanted.elements())))
        .withAdvice("Look for duplicates first, and remove them: " + query(wanted))
        .withObjects(List.of(table));
  }

  // Rows with a NULL are no duplicates.
  private static String query(Wanted wanted) {
    var all = String.join(", ", wanted.elements());
    var conditions =
        Stream.concat(
                wanted.condition().map(it -> "(" + it + ")").stream(),
                wanted.elements().stream().map(it -> it + " IS NOT NULL"))
            .collect(Collectors.joining(" AND "));
    return "SELECT %s, count(*) FROM %s WHERE %s GROUP BY %s HAVING count(*) > 1 LIMIT 10;"
        .formatted(all, Sql.name(wanted.table()), conditions, all);
  }

  private Finding exclusion(Sight sight, Altered<AddConstraint> altered) {
    var table = altered.qualified();
    return at(
            sight,
            "Nothing has kept rows of %s from standing in each other's way so far, and the first two that do fail the statement (SQLSTATE 23P01)."
                .formatted(Sql.shown(table)))
        .withAdvice(
            "Look for pairs of rows that the constraint would refuse first: join %s to itself on the constraint's operators and different keys."
                .formatted(Sql.name(altered.table())))
        .withObjects(List.of(table));
  }
}
