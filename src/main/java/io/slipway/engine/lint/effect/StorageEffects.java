package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.Optional;
import java.util.Set;

/// What becomes of a table's files, and of what belongs to it as a whole.
final class StorageEffects {

  private static final String DATABASES_OWN = "pg_default";
  private static final String HEAP = "heap";
  private static final Set<String> ONESELF = Set.of("current_user", "current_role", "session_user");

  private final Notes notes;

  StorageEffects(Notes notes) {
    this.notes = notes;
  }

  void note(TableAction.OfWhole action, Name written, Optional<Relation> table) {
    if (table.isEmpty()) {
      ofUnknown(action, written);
      return;
    }
    var relation = table.get();
    switch (action) {
      case TableAction.SetAccessMethod(var method) -> {
        if (!method.orElse(HEAP).equals(relation.storage().accessMethod().orElse(HEAP))) {
          notes.rewriteWhole(relation);
        }
      }
      case TableAction.SetTablespace(var tablespace) -> move(relation, tablespace);
      case TableAction.SetLogged(var logged) -> setLogged(relation, logged);
      case TableAction.SetParameters _ ->
          relation
              .storage()
              .toast()
              .ifPresent(toast -> notes.lock(toast, LockMode.SHARE_UPDATE_EXCLUSIVE));
      case TableAction.ClusterOn(var index) ->
          notes.lock(new Name(relation.name().schema(), index), LockMode.SHARE_UPDATE_EXCLUSIVE);
      case TableAction.OwnerTo(var role) -> setOwner(relation, role);
      case TableAction.SetSchema _ ->
          notes
              .schema()
              .sequencesOf(relation.name())
              .forEach(sequence -> notes.lock(sequence.name(), LockMode.ACCESS_EXCLUSIVE));
      case TableAction.SetOids(var with) -> {
        if (with) {
          notes.unknown("rows with object ids, which no server that is supported has");
        }
      }
      case TableAction.RenameTo _, TableAction.SetWithoutCluster _ -> {}
    }
  }

  private void ofUnknown(TableAction.OfWhole action, Name written) {
    if (action instanceof TableAction.SetAccessMethod
        || action instanceof TableAction.SetTablespace
        || action instanceof TableAction.SetLogged) {
      notes.rewrite(written);
      notes.scan(written);
    }
  }

  // Its indexes stay where they are.
  private void move(Relation relation, String tablespace) {
    var now = relation.storage().tablespace().orElse(DATABASES_OWN);
    if (tablespace.equals(now)) {
      return;
    }
    notes.rewrite(relation.name());
    notes.lockToast(relation, LockMode.ACCESS_EXCLUSIVE);
    Notes.toast(relation).forEach(notes::rewrite);
  }

  private void setLogged(Relation relation, boolean logged) {
    if (logged != (relation.persistence() == Persistence.PERMANENT)) {
      notes.rewriteWhole(relation);
    }
  }

  private Optional<String> named(String role) {
    return ONESELF.contains(role) ? notes.schema().session().role() : Optional.of(role);
  }

  private void setOwner(Relation relation, String role) {
    if (relation.owner().equals(named(role))) {
      return;
    }
    notes.lockIndexes(relation.name(), LockMode.ACCESS_EXCLUSIVE);
    notes.lockToast(relation, LockMode.ACCESS_EXCLUSIVE);
    notes
        .schema()
        .sequencesOf(relation.name())
        .forEach(sequence -> notes.lock(sequence.name(), LockMode.ACCESS_EXCLUSIVE));
  }
}
