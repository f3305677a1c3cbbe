package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SequenceForm.AlterSequence;
import io.slipway.engine.sql.form.SequenceForm.CreateSequence;
import io.slipway.engine.sql.form.SequenceForm.SequenceAction;
import java.util.Optional;

/// What making and changing sequences does.
final class SequenceEffects {

  private final Notes notes;

  SequenceEffects(Notes notes) {
    this.notes = notes;
  }

  void note(SequenceForm form) {
    switch (form) {
      case CreateSequence(_, _, _, var ownedBy) ->
          ownedBy.ifPresent(table -> notes.lockFamily(table, true, LockMode.ACCESS_SHARE));
      case AlterSequence alter -> alter(alter);
    }
  }

  private void alter(AlterSequence alter) {
    var name = notes.qualified(alter.name());
    switch (alter.action()) {
      case SequenceAction.SetOptions(var ownedBy, var options) -> {
        notes.lock(name, LockMode.SHARE_ROW_EXCLUSIVE);
        ownedBy.ifPresent(table -> notes.lockFamily(table, true, LockMode.ACCESS_SHARE));
        if (options) {
          notes.rewrite(name);
        }
      }
      case SequenceAction.SetLogged _ -> {
        notes.lock(name, LockMode.ACCESS_EXCLUSIVE);
        notes.rewrite(name);
      }
      case SequenceAction.RenameTo _, SequenceAction.SetSchema _, SequenceAction.OwnerTo _ ->
          notes.lock(name, LockMode.ACCESS_EXCLUSIVE);
    }
  }

  void alterIdentity(Optional<Relation> table, String column, boolean restarts) {
    sequence(table, column)
        .ifPresent(
            sequence -> {
              notes.lock(sequence.name(), LockMode.SHARE_ROW_EXCLUSIVE);
              if (restarts) {
                notes.rewrite(sequence.name());
              }
            });
  }

  void dropIdentity(Optional<Relation> table, String column) {
    sequence(table, column)
        .ifPresent(sequence -> notes.lock(sequence.name(), LockMode.ACCESS_EXCLUSIVE));
  }

  private Optional<Sequence> sequence(Optional<Relation> table, String column) {
    return table.flatMap(it -> notes.schema().sequenceOf(new ColumnName(it.name(), column)));
  }
}
