package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.effect.PartitionBound;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction.AttachPartition;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A table that a statement makes a partition.
///
/// @param table as the statement names it
/// @param parent likewise
/// @param bound the text behind `FOR VALUES`; empty for the default partition
/// @param created the statement that makes the table as well
record NewPartition(
    Name table, Name parent, Optional<String> bound, Optional<CreateTable> created) {

  static Stream<NewPartition> in(Sight sight) {
    return Stream.concat(attached(sight), created(sight));
  }

  static Stream<NewPartition> attached(Sight sight) {
    return sight
        .actions(AttachPartition.class)
        .map(
            it ->
                new NewPartition(
                    it.action().partition(), it.table(), it.action().bound(), Optional.empty()));
  }

  static Stream<NewPartition> created(Sight sight) {
    return sight
        .form(CreateTable.class)
        .flatMap(
            table ->
                table.origin().partition().stream()
                    .map(
                        it ->
                            new NewPartition(
                                table.name(), it.parent(), it.bound(), Optional.of(table))));
  }

  /// Its bound, where it is one of a single column of a table that is known.
  Optional<PartitionBound> read(Sight sight) {
    return sight.relation(parent).flatMap(it -> bound.flatMap(text -> PartitionBound.of(it, text)));
  }

  /// The default partition, if the statement reads its rows and others may be using it.
  Optional<Relation> readDefault(Sight sight) {
    return sight
        .schema()
        .defaultPartition(sight.qualified(parent))
        .filter(Sight::isOld)
        .filter(it -> reads(sight, it.name()));
  }

  /// Whether the statement reads its own rows, and others may be using it.
  boolean isRead(Sight sight) {
    return created.isEmpty() && sight.isOld(table) && reads(sight, sight.qualified(table));
  }

  private static boolean reads(Sight sight, Name relation) {
    Predicate<Name> isScanned = sight.effects().scanned()::contains;
    return isScanned.test(relation)
        || sight.schema().descendants(relation).stream().map(Relation::name).anyMatch(isScanned);
  }

  /// How a statement says which rows it is for.
  String forValues() {
    return bound.map(it -> "FOR VALUES " + it).orElse("DEFAULT");
  }
}
