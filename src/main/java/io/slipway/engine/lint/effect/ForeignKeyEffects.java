package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind.ForeignKey;
import java.util.List;
import java.util.stream.Stream;

/// What foreign keys do to both of their tables.
final class ForeignKeyEffects {

  // Until then one that is not valid is left alone, and another one made beside it.
  private static final int TAKES_UNPROVED_SINCE = 18;

  private final Notes notes;

  ForeignKeyEffects(Notes notes) {
    this.notes = notes;
  }

  /// The table referred to gets triggers. Some minor versions also open the index behind its key
  /// for reading, which nobody notices.
  void lockReferenced(Name referenced) {
    notes.lockFamily(referenced, false, LockMode.SHARE_ROW_EXCLUSIVE);
  }

  /// What becomes a part of another key loses the triggers that it had on the table referred to.
  void lockForTriggers(Name referenced) {
    notes.lockFamily(referenced, true, LockMode.ACCESS_EXCLUSIVE);
  }

  /// Whether a partition has such a foreign key already, which then becomes its part of the whole
  /// table's. Source: `tryAttachPartitionForeignKey`.
  boolean takesOver(Relation member, ForeignKey key) {
    return parts(member, key)
        .anyMatch(it -> it.validity().validated() || notes.major() >= TAKES_UNPROVED_SINCE);
  }

  /// Whether its rows need not be looked at again.
  boolean isProved(Relation member, ForeignKey key) {
    return parts(member, key).anyMatch(it -> it.validity().validated());
  }

  private Stream<TableConstraint> parts(Relation member, ForeignKey key) {
    return notes.schema().constraints(member.name()).stream()
        .filter(it -> member.isPartition() && it.columns().equals(key.columns()))
        .filter(it -> it.reference().filter(reference -> isSame(reference, key)).isPresent());
  }

  private boolean isSame(Reference reference, ForeignKey key) {
    return reference.table().equals(notes.qualified(key.table()))
        && (key.referenced().isEmpty() || key.referenced().equals(reference.columns()))
        && key.onDelete().orElse("NO ACTION").equals(reference.onDelete());
  }

  /// Both are read, by one query.
  ///
  /// @param written the name of the one that refers
  /// @param family what that is, as far as it is known
  void compare(Name written, List<Relation> family, Name referenced) {
    if (family.isEmpty()) {
      notes.scan(written);
    }
    family.forEach(
        member -> {
          notes.lockIndexes(member.name(), LockMode.ACCESS_SHARE);
          scan(member);
        });
    var other = notes.find(referenced);
    if (other.isEmpty()) {
      notes.scan(referenced);
    }
    other.ifPresent(
        table ->
            notes
                .family(table, false)
                .forEach(
                    member -> {
                      notes.lockIndexes(member.name(), LockMode.ACCESS_SHARE);
                      scan(member);
                    }));
  }

  private void scan(Relation table) {
    if (table.kind().holdsRows()) {
      notes.scan(table.name());
    }
  }
}
