package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableColumn;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.TableForm.Persistence;
import io.slipway.engine.sql.form.TypeName;
import io.slipway.engine.sql.form.ViewForm;
import io.slipway.engine.sql.form.ViewForm.CreateMaterializedView;
import io.slipway.engine.sql.form.ViewForm.CreateView;
import io.slipway.engine.sql.form.ViewForm.RefreshMaterializedView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is done to views.
record ViewChange(Contents contents) {

  /// The type of a column of which only the name is known.
  static final TypeName UNKNOWN = new TypeName(Name.unqualified("unknown"), List.of(), 0);

  void apply(ViewForm form) {
    switch (form) {
      case CreateView it -> create(it);
      case CreateMaterializedView it -> create(it);
      case RefreshMaterializedView it -> refresh(it);
    }
  }

  private void create(CreateView form) {
    var query = query(form.query());
    var isTemporary =
        form.temporary()
            || query.relations().stream().anyMatch(it -> it.schema().equals(Contents.TEMPORARY));
    var persistence = isTemporary ? Persistence.TEMPORARY : Persistence.PERMANENT;
    var name = new NewRelations(contents).place(form.name(), persistence);
    var before = contents.relations.get(name);
    var made =
        before == null
            ? new NewRelations(contents).plain(name, RelationKind.VIEW, persistence)
            : before;
    put(made.with(columns(form.columns())), query);
  }

  private void create(CreateMaterializedView form) {
    var name = new NewRelations(contents).place(form.name(), Persistence.PERMANENT);
    if (contents.relations.containsKey(name)) {
      return;
    }
    var made =
        new NewRelations(contents)
            .plain(name, RelationKind.MATERIALIZED_VIEW, Persistence.PERMANENT)
            .with(columns(form.columns()));
    put(
        made.with(made.storage().with(Truth.UNKNOWN))
            .with(form.withData() ? Age.NEW.plus(0) : Age.NEW),
        query(form.query()));
  }

  private void put(Relation view, ViewQuery query) {
    contents.put(view);
    contents.views.put(
        view.name(),
        new ViewQuery(
            view.name(), query.relations(), query.columns(), query.functions(), query.exact()));
  }

  private static Columns columns(List<String> names) {
    return new Columns(names.stream().map(name -> TableColumn.of(name, UNKNOWN)).toList(), false);
  }

  // Whatever the names can mean. The view's own name is put in by the caller.
  private ViewQuery query(Query query) {
    var path = new SearchPath(contents);
    var relations = new HashSet<Name>();
    var functions = new HashSet<Name>();
    var columns = new HashSet<ColumnName>();
    for (var written : query.references().relations()) {
      path.find(written, contents.relations::containsKey)
          .ifPresent(
              name -> {
                relations.add(name);
                addColumns(contents.relation(name), query.references().columns(), columns);
              });
    }
    query
        .references()
        .functions()
        .forEach(
            it -> path.find(it, false, contents.routines::containsKey).ifPresent(functions::add));
    return new ViewQuery(Name.unqualified(""), relations, columns, functions, false);
  }

  private static void addColumns(
      Relation relation, Set<String> mentioned, Set<ColumnName> columns) {
    for (var column : relation.columns().names()) {
      if (mentioned.contains(column) || mentioned.contains("*")) {
        columns.add(new ColumnName(relation.name(), column));
      }
    }
  }

  private void refresh(RefreshMaterializedView form) {
    new SearchPath(contents)
        .find(form.name(), contents.relations::containsKey)
        .ifPresent(
            name ->
                contents.relations.computeIfPresent(
                    name, (_, it) -> it.with(form.withData() ? it.age().plus(0) : it.age())));
  }
}
