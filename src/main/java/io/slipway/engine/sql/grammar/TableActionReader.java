package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.TableAction;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Cascade_restrictContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Table_actionContext;

/// Reads the actions of `ALTER TABLE`.
final class TableActionReader {

  private TableActionReader() {}

  static TableAction read(Table_actionContext action) {
    if (action.table_column_definition() != null) {
      return new TableAction.AddColumn(
          ColumnReader.read(action.table_column_definition()), action.if_not_exists() != null);
    }
    if (action.column_action() != null) {
      return ColumnActionReader.read(Texts.identifier(action.column), action.column_action());
    }
    if (action.column != null) {
      return new TableAction.DropColumn(
          Texts.identifier(action.column),
          action.if_exists() != null,
          cascades(action.cascade_restrict()));
    }
    var constraint = constraint(action);
    return constraint.isPresent() ? constraint.get() : ofTable(action);
  }

  static boolean cascades(@Nullable Cascade_restrictContext behaviour) {
    return behaviour != null && behaviour.CASCADE() != null;
  }

  private static Optional<TableAction> constraint(Table_actionContext action) {
    if (action.tabl_constraint != null) {
      return Optional.of(
          new TableAction.AddConstraint(ConstraintReader.ofTable(action.tabl_constraint)));
    }
    if (action.validate_constraint() != null) {
      return Optional.of(
          new TableAction.ValidateConstraint(
              Texts.last(action.validate_constraint().constraint_name)));
    }
    if (action.drop_constraint() != null) {
      var dropped = action.drop_constraint();
      return Optional.of(
          new TableAction.DropConstraint(
              Texts.identifier(dropped.constraint_name),
              dropped.if_exists() != null,
              cascades(dropped.cascade_restrict())));
    }
    return action.CONSTRAINT() == null
        ? Optional.empty()
        : Optional.of(
            new TableAction.AlterConstraint(
                Texts.identifier(action.identifier()),
                action.table_deferrable() != null || action.table_initialy_immed() != null,
                Optional.empty()));
  }

  private static TableAction ofTable(Table_actionContext action) {
    if (action.TRIGGER() != null || action.RULE() != null || action.SECURITY() != null) {
      return switching(action);
    }
    if (action.parent_table != null) {
      return inheritance(action);
    }
    if (action.owner_to() != null) {
      return new TableAction.OwnerTo(Texts.identifier(action.owner_to().user_name()));
    }
    if (action.REPLICA() != null) {
      return replicaIdentity(action);
    }
    if (action.type_name != null) {
      return new TableAction.OfType(Texts.name(action.type_name));
    }
    if (action.OF() != null) {
      return new TableAction.NotOf();
    }
    return storage(action);
  }

  private static TableAction switching(Table_actionContext action) {
    if (action.SECURITY() != null) {
      return new TableAction.RowSecurity(
          Texts.text(action).toUpperCase(Locale.ROOT).replaceAll("\\s+", " "));
    }
    var enables = action.ENABLE() != null;
    if (action.RULE() != null) {
      return new TableAction.SwitchRule(Texts.last(action.rewrite_rule_name), enables);
    }
    if (action.trigger_name != null) {
      return new TableAction.SwitchTrigger(Texts.last(action.trigger_name), enables);
    }
    return new TableAction.SwitchTrigger(action.ALL() == null ? "USER" : "ALL", enables);
  }

  private static TableAction inheritance(Table_actionContext action) {
    var parent = Texts.name(action.parent_table);
    return action.inherit_option().NO() == null
        ? new TableAction.Inherit(parent)
        : new TableAction.NoInherit(parent);
  }

  private static TableAction replicaIdentity(Table_actionContext action) {
    if (action.INDEX() != null) {
      return new TableAction.ReplicaIdentity(
          "INDEX", Optional.of(Texts.identifier(action.identifier())));
    }
    return new TableAction.ReplicaIdentity(
        action.getStop().getText().toUpperCase(Locale.ROOT), Optional.empty());
  }

  private static TableAction storage(Table_actionContext action) {
    if (action.METHOD() != null) {
      return new TableAction.SetAccessMethod(
          Optional.ofNullable(action.access_method_name).map(Texts::identifier));
    }
    if (action.set_tablespace() != null) {
      return new TableAction.SetTablespace(Texts.identifier(action.set_tablespace().identifier()));
    }
    if (action.set_logged() != null) {
      return new TableAction.SetLogged(action.set_logged().LOGGED() != null);
    }
    if (action.storage_parameters() != null) {
      return new TableAction.SetParameters(ParameterReader.of(action.storage_parameters()));
    }
    if (action.names_in_parens() != null) {
      return new TableAction.SetParameters(ParameterReader.names(action.names_in_parens()));
    }
    if (action.index_name != null) {
      return new TableAction.ClusterOn(Texts.last(action.index_name));
    }
    if (action.OIDS() != null) {
      return new TableAction.SetOids(action.WITHOUT() == null);
    }
    return action.CLUSTER() == null
        ? new TableAction.OtherAction(Texts.text(action))
        : new TableAction.SetWithoutCluster();
  }
}
