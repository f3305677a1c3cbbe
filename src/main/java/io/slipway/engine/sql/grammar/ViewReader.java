package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.ColumnsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_view_statementContext;

/// Reads what makes views.
final class ViewReader {

  private ViewReader() {}

  static Form create(Create_view_statementContext view) {
    var name = Texts.name(view.name);
    var query = QueryReader.query(view.v_query);
    var columns = columns(view.column_names);
    return view.MATERIALIZED() == null
        ? new CreateView(
            name,
            view.REPLACE() != null,
            view.TEMPORARY() != null || view.TEMP() != null,
            columns,
            query)
        : new CreateMaterializedView(
            name, view.if_not_exists() != null, columns, query, view.NO() == null);
  }

  private static List<String> columns(@Nullable ColumnsContext columns) {
    return columns == null
        ? List.of()
        : columns.identifier().stream().map(Texts::identifier).toList();
  }
}
