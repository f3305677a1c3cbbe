package io.slipway.engine.lint.rule.design;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.RoutineForm;
import io.slipway.engine.sql.form.SequenceForm;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.ViewForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The objects in schemas that a statement makes, changes or drops.
final class ChangedObjects {

  private static final Set<ObjectKind> IN_SCHEMAS =
      EnumSet.of(
          ObjectKind.AGGREGATE,
          ObjectKind.DOMAIN,
          ObjectKind.FOREIGN_TABLE,
          ObjectKind.FUNCTION,
          ObjectKind.INDEX,
          ObjectKind.MATERIALIZED_VIEW,
          ObjectKind.PROCEDURE,
          ObjectKind.ROUTINE,
          ObjectKind.SEQUENCE,
          ObjectKind.STATISTICS,
          ObjectKind.TABLE,
          ObjectKind.TYPE,
          ObjectKind.VIEW);

  private ChangedObjects() {}

  static List<Name> of(Form form) {
    return switch (form) {
      case TableForm table -> of(table);
      case IndexForm.CreateIndex index -> List.of(index.table());
      case IndexForm.AlterIndex index -> List.of(index.name());
      case ViewForm view -> of(view);
      case TypeForm type -> of(type);
      case SequenceForm.CreateSequence sequence ->
          sequence.temporary() ? List.of() : List.of(sequence.name());
      case SequenceForm.AlterSequence sequence -> List.of(sequence.name());
      case RoutineForm.CreateRoutine routine -> List.of(routine.name());
      case RoutineForm.AlterRoutine routine -> List.of(routine.name());
      case Drop drop -> IN_SCHEMAS.contains(drop.kind()) ? drop.names() : List.of();
      default -> List.of();
    };
  }

  private static List<Name> of(TableForm form) {
    return switch (form) {
      case TableForm.CreateTable table -> lasting(table.persistence(), table.name());
      case TableForm.CreateTableAs table -> lasting(table.persistence(), table.name());
      case TableForm.AlterTable table -> List.of(table.name());
      case TableForm.MoveAllInTablespace _ -> List.of();
    };
  }

  private static List<Name> lasting(Persistence persistence, Name name) {
    return persistence == Persistence.TEMPORARY ? List.of() : List.of(name);
  }

  private static List<Name> of(ViewForm form) {
    return switch (form) {
      case ViewForm.CreateView view -> view.temporary() ? List.of() : List.of(view.name());
      case ViewForm.CreateMaterializedView view -> List.of(view.name());
      case ViewForm.RefreshMaterializedView view -> List.of(view.name());
    };
  }

  private static List<Name> of(TypeForm form) {
    return switch (form) {
      case TypeForm.CreateEnum type -> List.of(type.name());
      case TypeForm.CreateComposite type -> List.of(type.name());
      case TypeForm.CreateOtherType type -> List.of(type.name());
      case TypeForm.AlterType type -> List.of(type.name());
      case TypeForm.CreateDomain type -> List.of(type.name());
      case TypeForm.AlterDomain type -> List.of(type.name());
    };
  }
}
