package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.Routine;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// Reads what runs: routines, triggers, rules, policies and the queries of views.
final class CodeReader {

  private final Catalog catalog;
  private final Contents contents;

  CodeReader(Catalog catalog, Contents contents) {
    this.catalog = catalog;
    this.contents = contents;
  }

  void read() throws SQLException {
    for (var row : catalog.ask("routines.sql")) {
      var routine = routine(row);
      contents.routines.computeIfAbsent(routine.name(), _ -> List.of());
      contents.routines.computeIfPresent(routine.name(), (_, known) -> plus(known, routine));
    }
    for (var row : catalog.ask("triggers.sql")) {
      catalog.relation(row.number("relation")).ifPresent(table -> contents.put(of(table, row)));
    }
    for (var row : catalog.ask("rules_and_policies.sql")) {
      catalog.relation(row.number("relation")).ifPresent(table -> addPart(table, row));
    }
    catalog.ask("views.sql").stream()
        .collect(Collectors.groupingBy(row -> row.number("view")))
        .forEach(this::readView);
  }

  private static List<Routine> plus(List<Routine> known, Routine routine) {
    var more = new ArrayList<>(known);
    more.add(routine);
    return List.copyOf(more);
  }

  private static Routine routine(Row row) {
    var kind =
        switch (row.letter("kind")) {
          case 'p' -> Routine.Kind.PROCEDURE;
          case 'a' -> Routine.Kind.AGGREGATE;
          case 'w' -> Routine.Kind.WINDOW;
          default -> Routine.Kind.FUNCTION;
        };
    var volatility =
        switch (row.letter("volatility")) {
          case 'i' -> "immutable";
          case 's' -> "stable";
          default -> "volatile";
        };
    var language = row.text("language");
    return new Routine(
        row.name(),
        row.text("arguments"),
        kind,
        volatility,
        language,
        mayChange(volatility, language));
  }

  // Only what is volatile may change anything; what extensions bring in C leaves schemas alone.
  private static Truth mayChange(String volatility, String language) {
    return volatility.equals("volatile") && !language.equals("c") && !language.equals("internal")
        ? Truth.UNKNOWN
        : Truth.NO;
  }

  private static Trigger of(Name table, Row row) {
    return new Trigger(
        table,
        row.text("name"),
        row.name("function_schema", "function_name"),
        row.flag("is_constraint"),
        row.flag("enabled"),
        row.flag("cloned"));
  }

  private void addPart(Name table, Row row) {
    var part = new Part(table, row.text("name"));
    if (row.text("kind").equals("rule")) {
      contents.rules.add(part);
    } else {
      contents.policies.add(part);
    }
  }

  private void readView(long oid, List<Row> rows) {
    var relations = new HashSet<Name>();
    var columns = new HashSet<ColumnName>();
    var functions = new HashSet<Name>();
    for (var row : rows) {
      var relation = catalog.relation(row.number("relation"));
      relation.ifPresent(relations::add);
      relation.ifPresent(
          name ->
              row.optional("column_name").ifPresent(it -> columns.add(new ColumnName(name, it))));
      if (row.has("function_name")) {
        functions.add(row.name("function_schema", "function_name"));
      }
    }
    catalog
        .relation(oid)
        .ifPresent(
            view ->
                contents.views.put(view, new ViewQuery(view, relations, columns, functions, true)));
  }
}
