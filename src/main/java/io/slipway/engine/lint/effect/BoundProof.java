package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whether a table's checks show which rows of it belong to a partition, so that PostgreSQL need
/// not look at them.
final class BoundProof {

  private final Schema schema;

  BoundProof(Schema schema) {
    this.schema = schema;
  }

  /// Whether all rows of a table are within a bound.
  ///
  /// For bounds of one column; of others it is not found.
  boolean isWithin(Relation table, Relation parent, Optional<String> bound) {
    return bound.flatMap(it -> PartitionBound.of(parent, it)).stream()
        .anyMatch(it -> isWithin(table, it));
  }

  private boolean isWithin(Relation table, PartitionBound bound) {
    var checks = checks(table);
    return isNeverNull(table, bound.column(), checks)
        && spellings(bound.column())
            .anyMatch(
                name ->
                    bound.conditions(name).stream()
                        .map(PlainCondition::of)
                        .allMatch(it -> areDemanded(it, checks)));
  }

  private static boolean areDemanded(String condition, List<Implication> checks) {
    return checks.stream()
        .flatMap(check -> check.conditions().stream())
        .anyMatch(it -> it.equals(condition) || it.equals(asArray(condition)));
  }

  /// Whether no row of a table is within a bound.
  boolean isOutside(Relation table, Relation parent, Optional<String> bound) {
    return bound.flatMap(it -> PartitionBound.of(parent, it)).stream()
        .anyMatch(it -> isOutside(table, it));
  }

  private boolean isOutside(Relation table, PartitionBound bound) {
    return checks(table).stream()
        .flatMap(check -> check.conditions().stream())
        .anyMatch(
            condition ->
                spellings(bound.column()).anyMatch(name -> rulesOut(condition, name, bound)));
  }

  private static boolean rulesOut(String condition, String name, PartitionBound bound) {
    var excluded = Implication.excluded(condition);
    return excluded.isEmpty()
        ? outside(name, bound).containsAll(Implication.alternatives(condition))
        : within(name, bound).containsAll(excluded);
  }

  private static List<String> within(String name, PartitionBound bound) {
    var all = new ArrayList<String>(List.of(name + " is not null"));
    bound.conditions(name).stream()
        .map(PlainCondition::of)
        .flatMap(it -> Stream.of(it, asArray(it)))
        .forEach(all::add);
    return all;
  }

  private static List<String> outside(String name, PartitionBound bound) {
    Function<String, Stream<String>> unequal =
        value -> bound.values().size() == 1 ? Stream.of(name + " <> " + value) : Stream.of();
    return Stream.of(
            Stream.of(name + " is null"),
            bound.from().map(it -> name + " < " + it).stream(),
            bound.to().map(it -> name + " >= " + it).stream(),
            bound.values().stream().flatMap(unequal))
        .flatMap(it -> it)
        .map(PlainCondition::of)
        .toList();
  }

  // How the server writes IN.
  private static String asArray(String condition) {
    return condition.replaceFirst("^(.*) in \\((.*)\\)$", "$1 = any (array[$2])");
  }

  private static Stream<String> spellings(String column) {
    return Stream.of(PlainCondition.of(column), PlainCondition.of('"' + column + '"'));
  }

  private List<Implication> checks(Relation table) {
    return schema.constraints(table.name()).stream()
        .filter(it -> it.kind() == Kind.CHECK && it.validity().validated())
        .map(TableConstraint::expression)
        .flatMap(Optional::stream)
        .map(Implication::of)
        .toList();
  }

  private static boolean isNeverNull(Relation table, String column, List<Implication> checks) {
    return table.column(column).filter(it -> it.notNull() == NotNull.YES).isPresent()
        || checks.stream().anyMatch(check -> check.demandsValue(column));
  }
}
