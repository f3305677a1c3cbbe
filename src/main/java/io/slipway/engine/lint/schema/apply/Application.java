package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
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

/// Statements as they change a schema, and the transactions that take changes back.
public final class Application {

  private Contents contents;
  private final Transactions transactions;

  public Application(Contents contents) {
    this(contents, new Transactions());
  }

  private Application(Contents contents, Transactions transactions) {
    this.contents = contents;
    this.transactions = transactions;
  }

  public Contents contents() {
    return contents;
  }

  public Application copy() {
    return new Application(contents.copy(), transactions.copy());
  }

  public boolean isInTransaction() {
    return transactions.isOpen();
  }

  /// Does what a statement does.
  public void apply(Form form) {
    switch (form) {
      case TableForm it -> applyTable(it);
      case IndexForm it -> new IndexChange(contents).apply(it);
      case ViewForm it -> new ViewChange(contents).apply(it);
      case TypeForm it -> new TypeChange(contents).apply(it);
      case SequenceForm it -> new SequenceChange(contents).apply(it);
      case RoutineForm it -> new RoutineChange(contents, this::apply).apply(it);
      case TableObjectForm it -> new TableObjectChange(contents).apply(it);
      case ObjectForm it -> new ObjectChange(contents, this::apply).apply(it);
      case PrivilegeForm it -> applyPrivilege(it);
      case DataForm it -> new DataChange(contents, this::apply).apply(it);
      case MaintenanceForm it -> applyMaintenance(it);
      case SessionForm it -> applySession(it);
      case Unread it -> contents.lose("a statement could not be read: " + it.reason());
    }
  }

  private void applyTable(TableForm form) {
    switch (form) {
      case TableForm.CreateTable it -> new TableCreation(contents).create(it);
      case TableForm.CreateTableAs it -> new TableCreation(contents).createAs(it);
      case TableForm.AlterTable it -> new TableAlteration(contents).alter(it);
      case TableForm.MoveAllInTablespace it ->
          contents.lose("what was moved into the tablespace " + it.to());
    }
  }

  private void applyPrivilege(PrivilegeForm form) {
    switch (form) {
      case PrivilegeForm.ReassignOwned it ->
          contents.relations.replaceAll(
              (_, old) ->
                  old.owner().filter(it.from()::contains).isPresent()
                      ? old.ownedBy(TypeChange.role(contents, it.to()))
                      : old);
      case PrivilegeForm.Grant _ -> {}
      case PrivilegeForm.Membership _ -> {}
      case PrivilegeForm.DefaultPrivileges _ -> {}
      case PrivilegeForm.DefineRole _ -> {}
    }
  }

  private void applyMaintenance(MaintenanceForm form) {
    switch (form) {
      case MaintenanceForm.Cluster it -> new MaintenanceChange(contents).cluster(it);
      case MaintenanceForm.Vacuum _ -> {}
      case MaintenanceForm.Analyze _ -> {}
      case MaintenanceForm.LockTable _ -> {}
    }
  }

  private void applySession(SessionForm form) {
    switch (form) {
      case SessionForm.SetParameter it -> new SessionChange(contents, isInTransaction()).set(it);
      case SessionForm.Transaction it -> contents = transactions.apply(it, contents);
      case SessionForm.MetaCommand it ->
          contents.lose("a command of psql is none of the server's: " + it.name());
      case SessionForm.SetConstraints _ -> {}
      case SessionForm.Utility _ -> {}
      case SessionForm.AlterSystem _ -> {}
    }
  }
}
