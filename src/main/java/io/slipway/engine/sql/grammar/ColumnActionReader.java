package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.TableAction;
import java.util.Locale;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_identityContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Column_actionContext;

/// Reads what `ALTER COLUMN` does.
final class ColumnActionReader {

  private ColumnActionReader() {}

  static TableAction read(String column, Column_actionContext action) {
    if (action.data_type() != null) {
      return new TableAction.AlterColumnType(
          column,
          TypeReader.read(action.data_type()),
          ColumnReader.collation(action.collate_identifier()),
          QueryReader.optional(action.vex()));
    }
    if (action.set_def_column() != null) {
      return new TableAction.SetDefault(
          column, QueryReader.expression(action.set_def_column().vex()));
    }
    if (action.drop_def() != null) {
      return new TableAction.DropDefault(column);
    }
    if (action.NULL() != null) {
      return action.set == null
          ? new TableAction.DropNotNull(column)
          : new TableAction.SetNotNull(column);
    }
    return action.EXPRESSION() == null
        ? identityOrStorage(column, action)
        : expression(column, action);
  }

  private static TableAction expression(String column, Column_actionContext action) {
    return action.expression == null
        ? new TableAction.DropExpression(column, action.if_exists() != null)
        : new TableAction.SetExpression(column, QueryReader.expression(action.expression));
  }

  private static TableAction identityOrStorage(String column, Column_actionContext action) {
    if (action.identity_body() != null) {
      return new TableAction.AddIdentity(column, action.identity_body().ALWAYS() != null);
    }
    if (action.IDENTITY() != null) {
      return new TableAction.DropIdentity(column, action.if_exists() != null);
    }
    if (!action.alter_identity().isEmpty()) {
      return new TableAction.AlterIdentity(
          column, action.alter_identity().stream().anyMatch(ColumnActionReader::restarts));
    }
    if (action.set_statistics() != null) {
      return new TableAction.SetStatistics(column);
    }
    if (action.storage_option() != null) {
      return new TableAction.SetStorage(
          column, action.storage_option().getText().toLowerCase(Locale.ROOT));
    }
    if (action.compression_identifier() != null) {
      return new TableAction.SetCompression(column);
    }
    return action.define_foreign_options() == null
        ? new TableAction.SetColumnOptions(column)
        : new TableAction.OtherAction(Texts.text(action));
  }

  // Its options are written anew too, which gives its sequence another file.
  private static boolean restarts(Alter_identityContext change) {
    return change.RESTART() != null || change.sequence_body() != null;
  }
}
