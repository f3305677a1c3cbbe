package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.TableAction;
import java.util.Optional;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Materialized_view_actionContext;

/// Reads the actions that materialized views share with tables.
final class MaterializedViewActionReader {

  private MaterializedViewActionReader() {}

  static TableAction read(Materialized_view_actionContext action) {
    return action.identifier() == null || action.access_method_name != null
        ? ofView(action)
        : ofColumn(Texts.identifier(action.identifier()), action);
  }

  private static TableAction ofColumn(String column, Materialized_view_actionContext action) {
    if (action.set_statistics() != null) {
      return new TableAction.SetStatistics(column);
    }
    return action.storage_option() == null
        ? new TableAction.SetColumnOptions(column)
        : new TableAction.SetStorage(column, Texts.folded(action.storage_option().getText()));
  }

  private static TableAction ofView(Materialized_view_actionContext action) {
    if (action.access_method_name != null) {
      return new TableAction.SetAccessMethod(
          Optional.of(Texts.identifier(action.access_method_name)));
    }
    if (action.index_name != null) {
      return new TableAction.ClusterOn(Texts.last(action.index_name));
    }
    if (action.storage_parameters() != null) {
      return new TableAction.SetParameters(ParameterReader.of(action.storage_parameters()));
    }
    return action.names_in_parens() == null
        ? new TableAction.SetWithoutCluster()
        : new TableAction.SetParameters(ParameterReader.names(action.names_in_parens()));
  }
}
