package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ViewForm;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;

/// What making and filling views does.
final class ViewEffects {

  private final Notes notes;

  ViewEffects(Notes notes) {
    this.notes = notes;
  }

  void note(ViewForm form) {
    switch (form) {
      case CreateView view -> create(view);
      case CreateMaterializedView view -> {
        if (view.withData()) {
          view.query().references().relations().forEach(this::read);
        } else {
          view.query().references().relations().forEach(this::look);
        }
      }
      case RefreshMaterializedView refresh -> refresh(refresh);
    }
  }

  private void read(Name relation) {
    notes.read(relation, LockMode.ACCESS_SHARE);
  }

  private void look(Name relation) {
    notes.lockFamily(relation, true, LockMode.ACCESS_SHARE);
  }

  private void create(CreateView view) {
    view.query().references().relations().forEach(this::look);
    if (view.orReplace() && notes.schema().resolve(view.name()).found().isPresent()) {
      notes.lock(notes.qualified(view.name()), LockMode.ACCESS_EXCLUSIVE);
    }
  }

  private void refresh(RefreshMaterializedView refresh) {
    var view = notes.find(refresh.name());
    var name = view.map(Relation::name).orElse(refresh.name());
    notes.lock(name, refresh.concurrently() ? LockMode.EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    notes.lockIndexes(
        name, refresh.concurrently() ? LockMode.ROW_EXCLUSIVE : LockMode.ACCESS_EXCLUSIVE);
    if (!refresh.concurrently()) {
      notes.rewrite(name);
      notes.indexes(name).forEach(index -> notes.rewrite(index.name()));
    }
    if (refresh.withData()) {
      notes.scan(name);
      notes.schema().view(name).ifPresent(query -> query.relations().forEach(this::read));
    }
  }
}
