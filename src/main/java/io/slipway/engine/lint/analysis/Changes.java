package io.slipway.engine.lint.analysis;

import io.slipway.engine.lint.StatementVerdict.Change;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.MaintenanceForm;
import io.slipway.engine.sql.form.ObjectForm;
import io.slipway.engine.sql.form.PrivilegeForm;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.SessionForm;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableObjectForm;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.TypeForm.DomainAction;
import io.slipway.engine.sql.form.TypeForm.TypeAction;
import io.slipway.engine.sql.form.Unread;
import io.slipway.engine.sql.form.ViewForm;
import java.util.stream.Stream;

/// What a statement does to what is there, by what it is.
final class Changes {

  private Changes() {}

  static Change of(Form form) {
    return switch (form) {
      case TableForm table -> of(table);
      case IndexForm index -> of(index);
      case ViewForm view -> of(view);
      case TypeForm type -> of(type);
      case SequenceForm.CreateSequence _ -> Change.ADDITIVE;
      case SequenceForm.AlterSequence _ -> Change.TRANSFORMATIVE;
      case RoutineForm.CreateRoutine routine -> orReplaced(routine.orReplace());
      case RoutineForm.AlterRoutine _, RoutineForm.Call _ -> Change.TRANSFORMATIVE;
      case RoutineForm.DoBlock(_, var body) -> of(body);
      case TableObjectForm object -> of(object);
      case ObjectForm object -> of(object);
      case PrivilegeForm privilege -> of(privilege);
      case DataForm data -> of(data);
      case MaintenanceForm _, SessionForm _ -> Change.ADDITIVE;
      case Unread _ -> Change.TRANSFORMATIVE;
    };
  }

  // Of what is made of text when it runs nobody knows.
  private static Change of(RoutineForm.Body body) {
    return body.unread().isPresent() || !body.dynamic().isEmpty()
        ? Change.TRANSFORMATIVE
        : Change.ADDITIVE;
  }

  private static Change orReplaced(boolean replaces) {
    return replaces ? Change.TRANSFORMATIVE : Change.ADDITIVE;
  }

  private static Change of(TableForm form) {
    return switch (form) {
      case TableForm.CreateTable _, TableForm.CreateTableAs _ -> Change.ADDITIVE;
      case TableForm.AlterTable alter -> strongest(alter.actions().stream().map(Changes::of));
      case TableForm.MoveAllInTablespace _ -> Change.TRANSFORMATIVE;
    };
  }

  private static Change strongest(Stream<Change> changes) {
    return changes.max(Change::compareTo).orElse(Change.ADDITIVE);
  }

  private static Change of(TableAction action) {
    return switch (action) {
      case TableAction.AddColumn _,
          TableAction.AddConstraint _,
          TableAction.ValidateConstraint _,
          TableAction.AttachPartition _,
          TableAction.AddIdentity _,
          TableAction.SetStatistics _ ->
          Change.ADDITIVE;
      case TableAction.DropColumn _,
          TableAction.DropConstraint _,
          TableAction.DropIdentity _,
          TableAction.DropExpression _ ->
          Change.DESTRUCTIVE;
      default -> Change.TRANSFORMATIVE;
    };
  }

  private static Change of(IndexForm form) {
    return switch (form) {
      case IndexForm.CreateIndex _, IndexForm.Reindex _ -> Change.ADDITIVE;
      case IndexForm.AlterIndex _ -> Change.TRANSFORMATIVE;
    };
  }

  private static Change of(ViewForm form) {
    return switch (form) {
      case ViewForm.CreateView view -> orReplaced(view.orReplace());
      case ViewForm.CreateMaterializedView _, ViewForm.RefreshMaterializedView _ -> Change.ADDITIVE;
    };
  }

  private static Change of(TypeForm form) {
    return switch (form) {
      case TypeForm.CreateEnum _,
          TypeForm.CreateComposite _,
          TypeForm.CreateOtherType _,
          TypeForm.CreateDomain _ ->
          Change.ADDITIVE;
      case TypeForm.AlterType(_, var actions) -> strongest(actions.stream().map(Changes::of));
      case TypeForm.AlterDomain(_, var action) -> of(action);
    };
  }

  private static Change of(TypeAction action) {
    return switch (action) {
      case TypeAction.AddValue _, TypeAction.AddAttribute _ -> Change.ADDITIVE;
      case TypeAction.DropAttribute _ -> Change.DESTRUCTIVE;
      default -> Change.TRANSFORMATIVE;
    };
  }

  private static Change of(DomainAction action) {
    return switch (action) {
      case DomainAction.AddConstraint _, DomainAction.ValidateConstraint _ -> Change.ADDITIVE;
      case DomainAction.DropConstraint _ -> Change.DESTRUCTIVE;
      default -> Change.TRANSFORMATIVE;
    };
  }

  private static Change of(TableObjectForm form) {
    return switch (form) {
      case TableObjectForm.CreateTrigger trigger -> orReplaced(trigger.orReplace());
      case TableObjectForm.CreateRule rule -> orReplaced(rule.orReplace());
      case TableObjectForm.CreatePolicy _ -> Change.ADDITIVE;
      case TableObjectForm.AlterTableObject _ -> Change.TRANSFORMATIVE;
      case TableObjectForm.DropTableObject _ -> Change.DESTRUCTIVE;
    };
  }

  private static Change of(ObjectForm form) {
    return switch (form) {
      case ObjectForm.Drop _ -> Change.DESTRUCTIVE;
      case ObjectForm.CreateOther other -> orReplaced(other.orReplace());
      case ObjectForm.AlterSchema _,
          ObjectForm.AlterExtension _,
          ObjectForm.AlterPublication _,
          ObjectForm.AlterOther _ ->
          Change.TRANSFORMATIVE;
      case ObjectForm.CreateSchema _,
          ObjectForm.CreateExtension _,
          ObjectForm.CreateStatistics _,
          ObjectForm.CreatePublication _,
          ObjectForm.Comment _,
          ObjectForm.ImportForeignSchema _ ->
          Change.ADDITIVE;
    };
  }

  private static Change of(PrivilegeForm form) {
    return switch (form) {
      case PrivilegeForm.Grant grant -> grant.revoke() ? Change.DESTRUCTIVE : Change.ADDITIVE;
      case PrivilegeForm.Membership membership ->
          membership.revoke() ? Change.DESTRUCTIVE : Change.ADDITIVE;
      case PrivilegeForm.DefineRole role -> orReplaced(!role.create());
      case PrivilegeForm.DefaultPrivileges _, PrivilegeForm.ReassignOwned _ ->
          Change.TRANSFORMATIVE;
    };
  }

  private static Change of(DataForm form) {
    return switch (form) {
      case DataForm.Select(var query) -> orReplaced(query.changes());
      case DataForm.Insert insert -> orReplaced(insert.onConflictUpdate());
      case DataForm.Copy _ -> Change.ADDITIVE;
      case DataForm.Update _, DataForm.Merge _ -> Change.TRANSFORMATIVE;
      case DataForm.Delete _, DataForm.Truncate _ -> Change.DESTRUCTIVE;
      case DataForm.Explain(var executes, var explained) ->
          executes ? of(explained) : Change.ADDITIVE;
    };
  }
}
