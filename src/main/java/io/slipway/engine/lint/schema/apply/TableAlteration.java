package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.AddColumn;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableAction.AddIdentity;
import io.slipway.engine.sql.form.TableAction.AlterColumnType;
import io.slipway.engine.sql.form.TableAction.AlterConstraint;
import io.slipway.engine.sql.form.TableAction.AlterIdentity;
import io.slipway.engine.sql.form.TableAction.AttachPartition;
import io.slipway.engine.sql.form.TableAction.ClusterOn;
import io.slipway.engine.sql.form.TableAction.DetachPartition;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import io.slipway.engine.sql.form.TableAction.DropDefault;
import io.slipway.engine.sql.form.TableAction.DropExpression;
import io.slipway.engine.sql.form.TableAction.DropIdentity;
import io.slipway.engine.sql.form.TableAction.DropNotNull;
import io.slipway.engine.sql.form.TableAction.Inherit;
import io.slipway.engine.sql.form.TableAction.NoInherit;
import io.slipway.engine.sql.form.TableAction.NotOf;
import io.slipway.engine.sql.form.TableAction.OfType;
import io.slipway.engine.sql.form.TableAction.OtherAction;
import io.slipway.engine.sql.form.TableAction.OwnerTo;
import io.slipway.engine.sql.form.TableAction.RenameColumn;
import io.slipway.engine.sql.form.TableAction.RenameConstraint;
import io.slipway.engine.sql.form.TableAction.RenameTo;
import io.slipway.engine.sql.form.TableAction.ReplicaIdentity;
import io.slipway.engine.sql.form.TableAction.ReshapePartitions;
import io.slipway.engine.sql.form.TableAction.RowSecurity;
import io.slipway.engine.sql.form.TableAction.SetAccessMethod;
import io.slipway.engine.sql.form.TableAction.SetColumnOptions;
import io.slipway.engine.sql.form.TableAction.SetCompression;
import io.slipway.engine.sql.form.TableAction.SetDefault;
import io.slipway.engine.sql.form.TableAction.SetExpression;
import io.slipway.engine.sql.form.TableAction.SetLogged;
import io.slipway.engine.sql.form.TableAction.SetNotNull;
import io.slipway.engine.sql.form.TableAction.SetOids;
import io.slipway.engine.sql.form.TableAction.SetParameters;
import io.slipway.engine.sql.form.TableAction.SetSchema;
import io.slipway.engine.sql.form.TableAction.SetStatistics;
import io.slipway.engine.sql.form.TableAction.SetStorage;
import io.slipway.engine.sql.form.TableAction.SetTablespace;
import io.slipway.engine.sql.form.TableAction.SetWithoutCluster;
import io.slipway.engine.sql.form.TableAction.SwitchRule;
import io.slipway.engine.sql.form.TableAction.SwitchTrigger;
import io.slipway.engine.sql.form.TableAction.ValidateConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import java.util.Comparator;
import java.util.Optional;

/// Does what an `ALTER TABLE` says, in PostgreSQL's order.
///
/// Source: the passes of `ALTER TABLE` in PostgreSQL's `src/backend/commands/tablecmds.c`.
record TableAlteration(Contents contents) {

  private static final int DROP = 0;
  private static final int TYPE = 1;
  private static final int COLUMN = 2;
  private static final int CONSTRAINT = 3;
  private static final int PROPERTY = 4;
  private static final int INDEX = 5;
  private static final int FOREIGN_KEY = 6;
  private static final int OTHER = 7;

  void alter(AlterTable form) {
    var found =
        new SearchPath(contents)
            .find(form.name(), contents.relations::containsKey)
            .or(() -> heardOf(form));
    if (found.isEmpty()) {
      return;
    }
    var columns = new ColumnActions(contents, found.get(), form.only());
    var table = new TableActions(contents, found.get(), form.only());
    form.actions().stream()
        .sorted(Comparator.comparing(TableAlteration::pass))
        .forEach(
            action -> {
              if (isOfColumn(action)) {
                columns.apply(action);
              } else {
                table.apply(action);
              }
            });
  }

  // Where not everything is known, a table that gets a check is there. What it promises counts from
  // then on, such as that a column has no nulls; nothing else of it is known.
  private Optional<Name> heardOf(AlterTable form) {
    var name = new SearchPath(contents).forNew(form.name());
    if (contents.complete
        || contents.gone.contains(name)
        || form.kind() != RelationKind.TABLE
        || form.actions().stream().noneMatch(TableAlteration::isCheck)) {
      return Optional.empty();
    }
    contents.put(
        Relation.of(name, io.slipway.engine.lint.schema.model.RelationKind.TABLE, Columns.UNKNOWN));
    return Optional.of(name);
  }

  private static boolean isCheck(TableAction action) {
    return action instanceof AddConstraint(var constraint)
        && constraint.kind() instanceof Constraint.Kind.Check;
  }

  // Of each kind of action it is said here whom it concerns, so that a new kind does not compile.
  private static boolean isOfColumn(TableAction action) {
    return switch (action) {
      case AddColumn _, DropColumn _, AlterColumnType _, SetNotNull _, DropNotNull _ -> true;
      case SetDefault _, DropDefault _, AddIdentity _, AlterIdentity _, DropIdentity _ -> true;
      case SetExpression _, DropExpression _, SetStatistics _, SetStorage _ -> true;
      case SetCompression _, SetColumnOptions _, RenameColumn _ -> true;
      case AddConstraint _, AlterConstraint _, ValidateConstraint _, DropConstraint _ -> false;
      case RenameConstraint _, RenameTo _, SetSchema _, OwnerTo _, SetTablespace _ -> false;
      case SetAccessMethod _, SetLogged _, SetParameters _, ClusterOn _ -> false;
      case SetWithoutCluster _, SetOids _, SwitchTrigger _, SwitchRule _, RowSecurity _ -> false;
      case Inherit _, NoInherit _, OfType _, NotOf _, ReplicaIdentity _ -> false;
      case AttachPartition _, DetachPartition _, ReshapePartitions _, OtherAction _ -> false;
    };
  }

  private static int pass(TableAction action) {
    if (action instanceof DropColumn || action instanceof DropConstraint) {
      return DROP;
    }
    if (action instanceof AlterColumnType) {
      return TYPE;
    }
    if (action instanceof AddColumn) {
      return COLUMN;
    }
    if (action instanceof AddConstraint(var constraint)) {
      return pass(constraint.kind());
    }
    return isOfColumn(action) ? PROPERTY : OTHER;
  }

  private static int pass(Constraint.Kind kind) {
    if (kind instanceof Constraint.Kind.Key || kind instanceof Constraint.Kind.Exclusion) {
      return INDEX;
    }
    return kind instanceof Constraint.Kind.ForeignKey ? FOREIGN_KEY : CONSTRAINT;
  }
}
