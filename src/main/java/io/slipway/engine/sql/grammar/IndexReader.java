package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm.AlterIndex;
import io.slipway.engine.sql.form.IndexForm.CreateIndex;
import io.slipway.engine.sql.form.IndexForm.IndexAction;
import io.slipway.engine.sql.form.IndexForm.IndexElement;
import io.slipway.engine.sql.form.TableForm.MoveAllInTablespace;
import java.util.Optional;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_columnContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Index_def_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;

/// Reads what makes and changes indexes.
final class IndexReader {

  private IndexReader() {}

  static Form create(Create_index_statementContext index) {
    var rest = index.index_rest();
    return new CreateIndex(
        Optional.ofNullable(index.name).map(Texts::identifier),
        Texts.name(index.table_name),
        index.ONLY() != null,
        index.UNIQUE() != null,
        index.CONCURRENTLY() != null,
        index.if_not_exists() != null,
        rest.method == null ? "btree" : Texts.identifier(rest.method),
        rest.index_columns().index_column().stream().map(IndexReader::element).toList(),
        ConstraintReader.included(rest.including_index()),
        Optional.ofNullable(rest.index_where()).map(where -> QueryReader.expression(where.vex())));
  }

  private static IndexElement element(Index_columnContext element) {
    var expression = withoutCollation(element.column);
    return new IndexElement(column(expression), QueryReader.expression(expression));
  }

  // The grammar takes COLLATE for a part of the expression.
  private static VexContext withoutCollation(VexContext expression) {
    return expression.collate_identifier() == null
        ? expression
        : withoutCollation(expression.vex(0));
  }

  private static Optional<String> column(VexContext expression) {
    return Optional.ofNullable(expression.value_expression_primary())
        .flatMap(it -> Optional.ofNullable(it.indirection_var()))
        .filter(it -> it.indirection_list() == null && it.identifier() != null)
        .map(it -> Texts.identifier(it.identifier()));
  }

  static Form alter(Alter_index_statementContext index) {
    return index.index_def_action() == null
        ? new MoveAllInTablespace(
            "INDEX",
            Texts.identifier(index.identifier()),
            Texts.identifier(index.set_tablespace().identifier()))
        : new AlterIndex(
            Texts.name(index.schema_qualified_name()),
            index.if_exists() != null,
            action(index.index_def_action()));
  }

  private static IndexAction action(Index_def_actionContext action) {
    if (action.rename_to() != null) {
      return new IndexAction.Rename(Texts.identifier(action.rename_to().name));
    }
    if (action.index != null) {
      return new IndexAction.AttachPartition(Texts.name(action.index));
    }
    if (action.set_tablespace() != null) {
      return new IndexAction.SetTablespace(Texts.identifier(action.set_tablespace().identifier()));
    }
    if (action.set_statistics() != null) {
      return new IndexAction.SetStatistics();
    }
    return action.storage_parameters() == null && action.identifier_list_in_paren() == null
        ? new IndexAction.Other(Texts.text(action))
        : new IndexAction.SetParameters();
  }
}
