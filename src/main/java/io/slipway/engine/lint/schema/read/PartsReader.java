package io.slipway.engine.lint.schema.read;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.Options.ReplicaIdentity;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.TableIndex.Properties;
import io.slipway.engine.sql.Name;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what belongs to relations and holds or constrains rows: constraints, indexes, sequences.
final class PartsReader {

  private final Catalog catalog;
  private final Contents contents;

  PartsReader(Catalog catalog, Contents contents) {
    this.catalog = catalog;
    this.contents = contents;
  }

  void read() throws SQLException {
    for (var row : catalog.ask("constraints.sql")) {
      catalog.relation(row.number("relation")).ifPresent(table -> readConstraint(table, row));
    }
    for (var row : catalog.ask("indexes.sql")) {
      catalog.relation(row.number("relation")).ifPresent(table -> readIndex(table, row));
    }
    for (var row : catalog.ask("sequences.sql")) {
      catalog.relation(row.number("sequence")).ifPresent(name -> readSequence(name, row));
    }
  }

  private void readConstraint(Name table, Row row) {
    var constraint =
        new TableConstraint(
            table,
            row.text("name"),
            kind(row.letter("kind")),
            catalog.columns(row.number("relation"), row.numbers("columns")),
            row.optional("expression"),
            new Validity(row.flag("validated"), row.flag("enforced"), row.flag("deferrable")),
            reference(row),
            catalog.relation(row.number("index")),
            new Origin(row.flag("local"), row.flag("inherited"), row.flag("no_inherit")));
    contents.put(constraint);
    if (constraint.kind() == Kind.NOT_NULL && !constraint.validity().validated()) {
      var column = constraint.columns().getFirst();
      contents.relations.computeIfPresent(
          table, (_, it) -> it.with(column, found -> found.with(NotNull.NOT_VALID)));
    }
  }

  private static Kind kind(char letter) {
    return switch (letter) {
      case 'c' -> Kind.CHECK;
      case 'p' -> Kind.PRIMARY_KEY;
      case 'u' -> Kind.UNIQUE;
      case 'f' -> Kind.FOREIGN_KEY;
      case 'x' -> Kind.EXCLUSION;
      case 'n' -> Kind.NOT_NULL;
      default -> throw new IllegalArgumentException("no kind of constraint: " + letter);
    };
  }

  private Optional<Reference> reference(Row row) {
    var referenced = row.number("referenced");
    return catalog
        .relation(referenced)
        .map(
            table ->
                new Reference(
                    table,
                    catalog.columns(referenced, row.numbers("referenced_columns")),
                    onDelete(row.letter("on_delete"))));
  }

  private static String onDelete(char letter) {
    return switch (letter) {
      case 'r' -> "RESTRICT";
      case 'c' -> "CASCADE";
      case 'n' -> "SET NULL";
      case 'd' -> "SET DEFAULT";
      default -> "NO ACTION";
    };
  }

  private void readIndex(Name table, Row row) {
    var relation = row.number("relation");
    var elements = elements(row);
    var keys = (int) row.number("keys");
    var name = catalog.relation(row.number("index")).orElseThrow();
    contents.put(
        new TableIndex(
            name,
            table,
            row.text("method"),
            elements.subList(0, keys),
            elements.subList(keys, elements.size()).stream().map(KeyElement::expression).toList(),
            row.optional("predicate"),
            Set.copyOf(catalog.columns(relation, row.numbers("mentioned"))),
            new Properties(
                row.flag("is_unique"),
                row.flag("is_primary"),
                row.flag("is_valid"),
                row.optional("constraint_name")),
            catalog.relation(row.number("parent"))));
    contents.relations.computeIfPresent(table, (_, it) -> noted(it, name, row));
  }

  private List<KeyElement> elements(Row row) {
    var numbers = row.numbers("columns");
    var texts = row.texts("elements");
    var elements = new ArrayList<KeyElement>();
    for (var i = 0; i < numbers.size(); i++) {
      var text = texts.get(i);
      var column = catalog.columns(row.number("relation"), List.of(numbers.get(i)));
      elements.add(
          column.isEmpty()
              ? new KeyElement(Optional.empty(), text)
              : KeyElement.of(column.getFirst()));
    }
    return elements;
  }

  private static Relation noted(Relation table, Name index, Row row) {
    var options = table.options();
    if (row.flag("is_clustered")) {
      options = options.clusteredOn(Optional.of(index));
    }
    if (row.flag("is_replica_identity")) {
      options = options.with(new ReplicaIdentity("INDEX", Optional.of(index)));
    }
    return table.with(options);
  }

  private void readSequence(Name name, Row row) {
    var owner =
        catalog
            .relation(row.number("relation"))
            .map(
                table ->
                    new Sequence.Owner(table, row.optional("column_name"), row.flag("identity")));
    contents.sequences.put(name, new Sequence(name, owner));
  }
}
