package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import io.slipway.engine.sql.form.TableForm.MoveAllInTablespace;
import io.slipway.engine.sql.form.TableForm.RelationKind;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_materialized_view_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_materialized_view_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_partitionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_view_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_view_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.IdentifierContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Rename_toContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Set_schemaContext;

/// Reads what changes tables, foreign tables and views.
final class AlterTableReader {

  private AlterTableReader() {}

  static Form table(Alter_table_statementContext table) {
    return new AlterTable(
        Texts.name(table.name),
        table.FOREIGN() == null ? RelationKind.TABLE : RelationKind.FOREIGN_TABLE,
        table.if_exists() != null,
        table.ONLY() != null,
        actions(table));
  }

  private static List<TableAction> actions(Alter_table_statementContext table) {
    if (!table.table_action().isEmpty()) {
      return table.table_action().stream().map(TableActionReader::read).toList();
    }
    if (table.alter_partition() != null) {
      return List.of(partition(table.alter_partition()));
    }
    return List.of(
        table.CONSTRAINT() == null
            ? renamingOr(table, table.identifier(), table.rename_to(), table.set_schema())
            : new TableAction.RenameConstraint(
                Texts.identifier(table.identifier(0)), Texts.identifier(table.identifier(1))));
  }

  // What tables and views of all kinds have in common.
  private static TableAction renamingOr(
      ParserRuleContext action,
      List<IdentifierContext> columns,
      @Nullable Rename_toContext renaming,
      @Nullable Set_schemaContext schema) {
    if (renaming != null) {
      return new TableAction.RenameTo(Texts.identifier(renaming.name));
    }
    if (schema != null) {
      return new TableAction.SetSchema(Texts.identifier(schema.identifier()));
    }
    return columns.size() == 2
        ? new TableAction.RenameColumn(
            Texts.identifier(columns.getFirst()), Texts.identifier(columns.getLast()))
        : new TableAction.OtherAction(Texts.text(action));
  }

  private static TableAction partition(Alter_partitionContext partition) {
    if (partition.child == null) {
      var attached = partition.partition_table_value();
      return new TableAction.AttachPartition(
          Texts.name(attached.schema_qualified_name()),
          TableReader.bound(attached.for_values_bound()));
    }
    var how =
        partition.CONCURRENTLY() != null
            ? TableAction.Detaching.CONCURRENTLY
            : partition.FINALIZE() != null
                ? TableAction.Detaching.FINALIZE
                : TableAction.Detaching.AT_ONCE;
    return new TableAction.DetachPartition(Texts.name(partition.child), how);
  }

  static Form view(Alter_view_statementContext view) {
    return alter(
        Texts.name(view.name),
        RelationKind.VIEW,
        view.if_exists() != null,
        List.of(viewAction(view.alter_view_action())));
  }

  private static TableAction viewAction(Alter_view_actionContext action) {
    if (action.set_def_column() != null) {
      return new TableAction.SetDefault(
          Texts.identifier(action.column_name),
          QueryReader.expression(action.set_def_column().vex()));
    }
    if (action.drop_def() != null) {
      return new TableAction.DropDefault(Texts.identifier(action.column_name));
    }
    if (action.storage_parameters() != null) {
      return new TableAction.SetParameters(ParameterReader.of(action.storage_parameters()));
    }
    return action.names_in_parens() == null
        ? renamingOr(action, action.identifier(), action.rename_to(), action.set_schema())
        : new TableAction.SetParameters(ParameterReader.names(action.names_in_parens()));
  }

  static Form materializedView(Alter_materialized_view_statementContext view) {
    return view.alter_materialized_view_action() == null
        ? new MoveAllInTablespace(
            "MATERIALIZED VIEW",
            Texts.identifier(view.identifier()),
            Texts.identifier(view.set_tablespace().identifier()))
        : alter(
            Texts.name(view.schema_qualified_name()),
            RelationKind.MATERIALIZED_VIEW,
            view.if_exists() != null,
            actions(view.alter_materialized_view_action()));
  }

  private static List<TableAction> actions(Alter_materialized_view_actionContext action) {
    return action.materialized_view_action().isEmpty()
        ? List.of(renamingOr(action, action.identifier(), action.rename_to(), action.set_schema()))
        : action.materialized_view_action().stream()
            .map(MaterializedViewActionReader::read)
            .toList();
  }

  private static Form alter(
      Name name, RelationKind kind, boolean ifExists, List<TableAction> actions) {
    return new AlterTable(name, kind, ifExists, false, actions);
  }
}
