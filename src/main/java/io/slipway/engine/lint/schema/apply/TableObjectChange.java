package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TableObjectForm.AlterTableObject;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import io.slipway.engine.sql.form.TableObjectForm.CreateRule;
import io.slipway.engine.sql.form.TableObjectForm.CreateTrigger;
import io.slipway.engine.sql.form.TableObjectForm.DropTableObject;
import java.util.Set;

/// What is done to triggers, rules and policies.
record TableObjectChange(Contents contents) {

  void apply(TableObjectForm form) {
    switch (form) {
      case CreateTrigger it -> contents.put(trigger(it));
      case CreateRule it -> contents.rules.add(new Part(relation(it.table()), it.name()));
      case CreatePolicy it -> contents.policies.add(new Part(relation(it.table()), it.name()));
      case AlterTableObject it ->
          it.newName().ifPresent(name -> rename(it, new Part(relation(it.table()), name)));
      case DropTableObject it -> drop(it.kind(), new Part(relation(it.table()), it.name()));
    }
  }

  private Name relation(Name name) {
    var path = new SearchPath(contents);
    return path.find(name, contents.relations::containsKey).orElseGet(() -> path.forNew(name));
  }

  private Trigger trigger(CreateTrigger form) {
    var path = new SearchPath(contents);
    var function =
        path.find(form.function(), false, contents.routines::containsKey)
            .orElseGet(() -> path.forNew(form.function()));
    return new Trigger(
        relation(form.table()), form.name(), function, form.constraint(), true, false);
  }

  private void rename(AlterTableObject form, Part to) {
    var from = new Part(to.table(), form.name());
    if (form.kind() == ObjectKind.TRIGGER) {
      var old = contents.triggers.remove(from);
      if (old != null) {
        contents.put(old.of(to.table(), to.name()));
      }
    } else if (parts(form.kind()).remove(from)) {
      parts(form.kind()).add(to);
    }
  }

  private Set<Part> parts(ObjectKind kind) {
    return kind == ObjectKind.POLICY ? contents.policies : contents.rules;
  }

  private void drop(ObjectKind kind, Part part) {
    if (kind == ObjectKind.TRIGGER) {
      contents.triggers.remove(part);
    } else {
      parts(kind).remove(part);
    }
  }
}
