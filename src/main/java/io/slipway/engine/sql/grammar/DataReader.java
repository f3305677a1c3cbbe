package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Select;
import io.slipway.engine.sql.form.DataForm.Shape;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import io.slipway.engine.sql.form.TableForm.Persistence;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Delete_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.IdentifierContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Insert_columnsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Insert_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Into_tableContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Merge_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_qualified_nameContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Select_opsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Select_stmtContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Update_setContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Update_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.With_clauseContext;

/// Reads statements that read and change rows.
final class DataReader {

  private DataReader() {}

  static Form read(Data_statementContext statement) {
    if (statement.insert_stmt_for_psql() != null) {
      return insert(statement.insert_stmt_for_psql());
    }
    if (statement.update_stmt_for_psql() != null) {
      return update(statement.update_stmt_for_psql());
    }
    if (statement.delete_stmt_for_psql() != null) {
      return delete(statement.delete_stmt_for_psql());
    }
    return statement.merge_stmt_for_psql() == null
        ? select(statement.select_stmt())
        : merge(statement.merge_stmt_for_psql());
  }

  private static Form select(Select_stmtContext statement) {
    var query = QueryReader.query(statement);
    var into = into(statement.select_ops());
    return into == null
        ? new Select(query)
        : new CreateTableAs(
            Texts.name(into.schema_qualified_name()),
            persistence(into),
            false,
            Optional.of(query),
            true);
  }

  // Only the first of queries that a UNION joins may say INTO.
  private static @Nullable Into_tableContext into(Select_opsContext query) {
    if (query.select_primary() != null) {
      return query.select_primary().into_table();
    }
    return query.select_stmt() == null
        ? into(query.select_ops(0))
        : into(query.select_stmt().select_ops());
  }

  private static Persistence persistence(Into_tableContext into) {
    if (into.TEMP() != null || into.TEMPORARY() != null) {
      return Persistence.TEMPORARY;
    }
    return into.UNLOGGED() == null ? Persistence.PERMANENT : Persistence.UNLOGGED;
  }

  private static Form insert(Insert_stmt_for_psqlContext statement) {
    var action = statement.conflict_action();
    var source = Optional.ofNullable(statement.select_stmt());
    return new Insert(
        Texts.name(statement.insert_table_name),
        columns(statement.insert_columns()),
        source.map(it -> beside(statement.with_clause(), QueryReader.query(it))),
        source.map(it -> rows(it.select_ops())).orElse(0),
        action != null && action.UPDATE() != null,
        others(statement, statement.insert_table_name));
  }

  // What the statement's own WITH names is no relation of its query.
  private static Query beside(@Nullable With_clauseContext with, Query query) {
    if (with == null) {
      return query;
    }
    var all = query.references();
    var relations = new HashSet<>(all.relations());
    with.with_query()
        .forEach(it -> relations.remove(Name.unqualified(Texts.identifier(it.query_name))));
    return new Query(
        query.text(),
        new References(relations, all.columns(), all.functions(), all.types()),
        query.changes(),
        query.locking(),
        query.limited(),
        query.offset());
  }

  private static List<String> columns(@Nullable Insert_columnsContext columns) {
    return columns == null
        ? List.of()
        : columns.indirection_identifier().stream()
            .map(it -> Texts.identifier(it.identifier()))
            .toList();
  }

  private static int rows(Select_opsContext query) {
    return query.select_primary() == null || query.select_primary().values_stmt() == null
        ? 0
        : query.select_primary().values_stmt().values_values().size();
  }

  private static Form update(Update_stmt_for_psqlContext statement) {
    return new Update(
        Texts.name(statement.update_table_name),
        statement.update_set().stream().flatMap(DataReader::assigned).toList(),
        condition(statement.vex(), statement.cursor),
        shape(statement, !statement.from_item().isEmpty()),
        others(statement, statement.update_table_name));
  }

  private static Stream<String> assigned(Update_setContext set) {
    return set.indirection_identifier().stream().map(it -> Texts.identifier(it.identifier()));
  }

  private static Form delete(Delete_stmt_for_psqlContext statement) {
    return new Delete(
        Texts.name(statement.delete_table_name),
        condition(statement.vex(), statement.cursor),
        shape(statement, !statement.from_item().isEmpty()),
        others(statement, statement.delete_table_name));
  }

  private static Optional<Expression> condition(
      @Nullable VexContext condition, @Nullable IdentifierContext cursor) {
    return cursor == null
        ? QueryReader.optional(condition)
        : Optional.of(new Expression("CURRENT OF " + Texts.text(cursor), References.NONE));
  }

  private static Shape shape(ParserRuleContext statement, boolean joined) {
    return new Shape(joined, QueryReader.isLimited(statement), QueryReader.hasOffset(statement));
  }

  private static Form merge(Merge_stmt_for_psqlContext statement) {
    return new Merge(
        Texts.name(statement.merge_table_name), others(statement, statement.merge_table_name));
  }

  // What is mentioned beside the table that is changed.
  private static References others(
      ParserRuleContext statement, Schema_qualified_nameContext table) {
    return ReferenceReader.of(
        statement.children.stream().filter(part -> part != table).toArray(ParseTree[]::new));
  }
}
