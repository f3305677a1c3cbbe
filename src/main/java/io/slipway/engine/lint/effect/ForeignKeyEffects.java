package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import java.util.List;

/// What foreign keys do to both of their tables.
final class ForeignKeyEffects {

  private final Notes notes;

  ForeignKeyEffects(Notes notes) {
    this.notes = notes;
  }

  /// The table referred to gets triggers. Some minor versions also open the index behind its key
  /// for reading, which nobody notices.
  void lockReferenced(Name referenced) {
    notes.lockFamily(referenced, false, LockMode.SHARE_ROW_EXCLUSIVE);
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
