package io.slipway.engine.lint.effect;

import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.MaintenanceForm;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.PrivilegeForm;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SessionForm;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.Unread;
import io.slipway.engine.sql.form.ViewForm;

/// Tells a statement's effects by what it is and what the schema holds.
///
/// Source: PostgreSQL's source (`AlterTableGetLockLevel` and its callers) and its locks as measured
/// on 12 to 18, which differ in three forms only.
public final class StatementEffects {

  private final Notes notes;

  private StatementEffects(Notes notes) {
    this.notes = notes;
  }

  /// @param schema as it is before the statement
  public static Effects of(Form form, Schema schema) {
    return of(form, schema, schema.version().major());
  }

  /// As another server would do it.
  ///
  /// @param major its major version
  public static Effects of(Form form, Schema schema, int major) {
    var notes = new Notes(schema, major);
    note(form, notes);
    return notes.effects();
  }

  static void note(Form form, Notes notes) {
    new StatementEffects(notes).note(form);
  }

  private void note(Form form) {
    switch (form) {
      case TableForm table -> new TableEffects(notes).note(table);
      case IndexForm index -> new IndexEffects(notes).note(index);
      case ViewForm view -> new ViewEffects(notes).note(view);
      case TypeForm type -> new TypeEffects(notes).note(type);
      case SequenceForm sequence -> new SequenceEffects(notes).note(sequence);
      case RoutineForm routine -> note(routine);
      case TableObjectForm object -> new ObjectEffects(notes).note(object);
      case ObjectForm object -> new ObjectEffects(notes).note(object);
      case PrivilegeForm privilege -> new ObjectEffects(notes).note(privilege);
      case DataForm data -> new DataEffects(notes).note(data);
      case MaintenanceForm maintenance -> new MaintenanceEffects(notes).note(maintenance);
      case SessionForm _ -> {}
      case Unread(var reason, _) -> notes.unknown(reason);
    }
  }

  private void note(RoutineForm routine) {
    switch (routine) {
      case RoutineForm.DoBlock(_, var body) -> note(body);
      case RoutineForm.Call(var name) -> notes.unknown("what the procedure " + name + " does");
      case RoutineForm.CreateRoutine _, RoutineForm.AlterRoutine _ -> {}
    }
  }

  // Each statement finds what those before it left; here, all are taken to begin together.
  private void note(RoutineForm.Body body) {
    body.statements().forEach(nested -> note(nested.form()));
    body.unread().ifPresent(notes::unknown);
    if (!body.dynamic().isEmpty()) {
      notes.unknown("SQL that is made of text when it runs");
    }
  }
}
