package io.slipway.engine.lint.rule.partition;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// `ALTER TABLE` of a partitioned table with very many partitions, all of which it locks.
final class SparePartitions implements StatementRule {

  // max_locks_per_transaction, unless somebody sets it: a transaction's share of the lock table.
  private static final int USUAL_LOCKS = 64;

  @Override
  public String id() {
    return "SW806";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(AlterTable.class)
        .filter(alter -> sight.isOld(alter.name()))
        .flatMap(alter -> sight.relation(alter.name()).stream())
        .filter(table -> table.lineage().key().isPresent())
        .map(Relation::name)
        .filter(table -> locked(sight, table) > 0)
        .filter(_ -> sight.effects().locks().size() > USUAL_LOCKS)
        .map(table -> finding(sight, table));
  }

  private static long locked(Sight sight, Name table) {
    return sight.schema().descendants(table).stream()
        .map(Relation::name)
        .filter(sight.effects().locks()::containsKey)
        .count();
  }

  private Finding finding(Sight sight, Name table) {
    return at(
            sight,
            ("The statement locks %s with %d of its partitions, %d relations at once. Each lock"
                    + " takes a place"
                    + " in the server's lock table, which has %d for each transaction unless"
                    + " max_locks_per_transaction says otherwise.")
                .formatted(
                    Sql.shown(table),
                    locked(sight, table),
                    sight.effects().locks().size(),
                    USUAL_LOCKS))
        .withObjects(List.of(table));
  }
}
