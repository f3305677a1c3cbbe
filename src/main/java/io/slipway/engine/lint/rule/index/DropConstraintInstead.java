package io.slipway.engine.lint.rule.index;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import java.util.List;
import java.util.stream.Stream;

/// `DROP INDEX` of an index that is part of a constraint, or of a partitioned table's index.
final class DropConstraintInstead implements StatementRule {

  @Override
  public String id() {
    return "SW112";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.kind() == ObjectKind.INDEX)
        .flatMap(drop -> drop.names().stream())
        .flatMap(name -> sight.schema().index(sight.qualified(name)).stream())
        .flatMap(index -> finding(sight, index));
  }

  private Stream<Finding> finding(Sight sight, TableIndex index) {
    return OwnedIndexes.owner(sight, index).stream()
        .map(
            owner ->
                at(
                    sight,
                    "%s belongs to %s; PostgreSQL refuses to drop it by itself."
                        .formatted(Sql.shown(index.name()), owner)))
        .map(found -> found.withObjects(List.of(index.name(), index.table())))
        .map(found -> found.withAdvice(advice(index)));
  }

  private static String advice(TableIndex index) {
    return index
        .properties()
        .constraint()
        .map(
            it ->
                ("Drop the constraint, if its guarantee is not needed any more: ALTER TABLE %s"
                        + " DROP CONSTRAINT %s.")
                    .formatted(Sql.name(index.table()), Sql.name(it)))
        .orElse(
            "Drop the partitioned table's index, with which those of all partitions go, or detach"
                + " the partition first.");
  }
}
