package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Age;
import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Lineage.Bound;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.Storage;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.CreateTableAs;
import java.util.List;
import java.util.Optional;

/// Makes tables.
record TableCreation(Contents contents) {

  void create(CreateTable form) {
    var name = new NewRelations(contents).place(form.name(), form.persistence());
    if (contents.relations.containsKey(name)) {
      return;
    }
    var table =
        new NewRelations(contents)
            .plain(name, kind(form), form.persistence())
            .with(storage(form))
            .with(lineage(form));
    var columns = new ColumnMerge(contents).merge(form);
    contents.put(table.with(columns));
    new TableConstraints(contents, name).addAll(form);
    contents.relations.computeIfPresent(name, (_, it) -> new Toasting(contents).toasted(it));
  }

  private static RelationKind kind(CreateTable form) {
    if (form.partitionedBy().isPresent()) {
      return RelationKind.PARTITIONED_TABLE;
    }
    return form.kind() == TableForm.RelationKind.FOREIGN_TABLE
        ? RelationKind.FOREIGN_TABLE
        : RelationKind.TABLE;
  }

  private static Storage storage(CreateTable form) {
    var said = form.storage();
    var method =
        kind(form) == RelationKind.TABLE
            ? Optional.of(said.accessMethod().orElse("heap"))
            : said.accessMethod();
    return NewRelations.storage(method).in(tablespace(said.tablespace())).with(said.parameters());
  }

  // The database's own is the usual one, under its name too.
  static Optional<String> tablespace(Optional<String> said) {
    return said.filter(it -> !it.equals("pg_default"));
  }

  private Lineage lineage(CreateTable form) {
    var origin = form.origin();
    var path = new SearchPath(contents);
    var parents =
        origin.partition().map(part -> List.of(part.parent())).orElse(origin.inherits()).stream()
            .map(it -> relation(path, it))
            .toList();
    return new Lineage(
        parents,
        form.partitionedBy()
            .map(it -> new Lineage.PartitionKey(it.strategy(), elements(it.columns()))),
        origin.partition().map(part -> new Bound(part.bound())),
        origin.ofType().map(it -> relation(path, it)));
  }

  private Name relation(SearchPath path, Name name) {
    return path.find(name, contents.relations::containsKey).orElseGet(() -> path.forNew(name));
  }

  private static List<KeyElement> elements(List<Expression> columns) {
    return columns.stream().map(TableCreation::element).toList();
  }

  // A column by itself mentions nothing but itself.
  private static KeyElement element(Expression expression) {
    var mentioned = expression.references().columns();
    var text = expression.text().strip();
    if (mentioned.size() == 1) {
      var column = mentioned.iterator().next();
      if (text.equalsIgnoreCase(column) || text.equals("\"" + column + "\"")) {
        return KeyElement.of(column);
      }
    }
    return new KeyElement(Optional.empty(), text);
  }

  void createAs(CreateTableAs form) {
    var name = new NewRelations(contents).place(form.name(), form.persistence());
    if (contents.relations.containsKey(name)) {
      return;
    }
    var table =
        new NewRelations(contents)
            .plain(name, RelationKind.TABLE, form.persistence())
            .with(Columns.UNKNOWN);
    contents.put(
        table
            .with(table.storage().with(Truth.UNKNOWN))
            .with(form.withData() ? Age.NEW.plus(0) : Age.NEW));
  }
}
