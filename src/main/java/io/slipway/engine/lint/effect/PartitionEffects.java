package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.form.TableAction.AttachPartition;
import io.slipway.engine.sql.form.TableAction.DetachPartition;
import io.slipway.engine.sql.form.TableAction.Detaching;
import java.util.Optional;

/// What becomes of partitions that come and go.
final class PartitionEffects {

  private final Notes notes;

  PartitionEffects(Notes notes) {
    this.notes = notes;
  }

  void attach(Optional<Relation> parent, AttachPartition action) {
    var partitions = notes.lockFamily(action.partition(), false, LockMode.ACCESS_EXCLUSIVE);
    if (partitions.isEmpty() && !notes.isAbsent(action.partition())) {
      notes.scan(action.partition());
    }
    partitions.stream()
        .filter(partition -> partition.kind().holdsRows())
        .filter(partition -> !isProved(parent, partition, action))
        .forEach(partition -> notes.scan(partition.name()));
    parent.ifPresent(
        table -> {
          if (action.bound().isPresent()) {
            lookAtDefault(table, action.bound());
          }
          takeOverForeignKeys(table);
        });
  }

  private boolean isProved(Optional<Relation> parent, Relation partition, AttachPartition action) {
    var proof = new BoundProof(notes.schema());
    return parent.filter(it -> proof.isWithin(partition, it, action.bound())).isPresent();
  }

  /// The rows that no partition was for are looked at, unless a check shows that none of them is
  /// within the new one's bound, and its constraint changes.
  void lookAtDefault(Relation parent, Optional<String> bound) {
    var proof = new BoundProof(notes.schema());
    notes
        .schema()
        .defaultPartition(parent.name())
        .ifPresent(
            partition ->
                notes
                    .family(partition, false)
                    .forEach(
                        member -> {
                          notes.lock(member.name(), LockMode.ACCESS_EXCLUSIVE);
                          if (member.kind().holdsRows()
                              && !proof.isOutside(member, parent, bound)) {
                            notes.scan(member.name());
                          }
                        }));
  }

  /// The parent's foreign keys become the partition's too.
  void takeOverForeignKeys(Relation parent) {
    notes.schema().constraints(parent.name()).stream()
        .filter(constraint -> constraint.kind() == Kind.FOREIGN_KEY)
        .flatMap(constraint -> constraint.reference().stream())
        .map(TableConstraint.Reference::table)
        .forEach(referenced -> notes.lock(referenced, LockMode.SHARE_ROW_EXCLUSIVE));
  }

  void detach(Optional<Relation> parent, DetachPartition action) {
    var mode =
        action.how() == Detaching.AT_ONCE
            ? ActionLock.ofDetached(notes.major())
            : LockMode.ACCESS_EXCLUSIVE;
    notes.lockFamily(action.partition(), true, mode);
    if (action.how() == Detaching.AT_ONCE) {
      parent
          .flatMap(table -> notes.schema().defaultPartition(table.name()))
          .ifPresent(other -> notes.lock(other.name(), LockMode.ACCESS_EXCLUSIVE));
    }
  }
}
