package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.KeyElement;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.TableIndex.Properties;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Expression;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Adds constraints that have an index: keys and exclusions.
record KeyAddition(Contents contents, boolean only) {

  void add(Name table, Optional<String> column, Constraint constraint, Constraint.Kind.Key said) {
    if (said.primary() && hasPrimary(table)) {
      return;
    }
    if (said.usingIndex().isPresent()) {
      fromIndex(table, constraint, said, new Name(table.schema(), said.usingIndex().get()));
      return;
    }
    var columns =
        said.columns().isEmpty() ? column.map(List::of).orElse(List.of()) : said.columns();
    if (said.primary()) {
      forbidNulls(table, columns);
    }
    var index =
        index(
            table,
            columns.stream().map(KeyElement::of).toList(),
            said.included(),
            new Properties(true, said.primary(), true, Optional.of("")));
    put(constraint, index, said.primary() ? Kind.PRIMARY_KEY : Kind.UNIQUE, columns);
  }

  // It would fail: what has one already is in a branch that was not taken.
  private boolean hasPrimary(Name table) {
    return contents.constraints.values().stream()
        .anyMatch(it -> it.table().equals(table) && it.kind() == Kind.PRIMARY_KEY);
  }

  private void forbidNulls(Name table, List<String> columns) {
    var nulls = new ConstraintAddition(contents, only);
    columns.forEach(it -> nulls.notNull(table, it, Optional.empty(), Validity.USUAL));
  }

  private static TableIndex index(
      Name table, List<KeyElement> elements, List<String> included, Properties properties) {
    return new TableIndex(
        table,
        table,
        "btree",
        elements,
        included,
        Optional.empty(),
        Set.of(),
        properties,
        Optional.empty());
  }

  private void put(Constraint constraint, TableIndex draft, Kind kind, List<String> columns) {
    var label =
        switch (kind) {
          case PRIMARY_KEY -> "pkey";
          case UNIQUE -> "key";
          default -> "excl";
        };
    var table = draft.table();
    var name =
        constraint
            .name()
            .orElseGet(
                () ->
                    new NameChoice(contents).keyed(table, IndexAddition.nameColumns(draft), label));
    var index = new Name(table.schema(), name);
    contents.put(
        new TableConstraint(
            table,
            name,
            kind,
            columns,
            Optional.empty(),
            ConstraintAddition.validity(constraint),
            Optional.empty(),
            Optional.of(index),
            Origin.OWN));
    new IndexAddition(contents)
        .add(
            draft
                .named(index, table)
                .with(
                    draft
                        .properties()
                        .ofConstraint(Optional.of(name), draft.properties().primary())),
            only);
  }

  // The index gets the constraint's name.
  private void fromIndex(Name table, Constraint constraint, Constraint.Kind.Key said, Name old) {
    var name = constraint.name().orElse(old.name());
    var index = new Name(table.schema(), name);
    if (!index.equals(old)) {
      Renaming.one(contents, old, index);
    }
    var found = contents.indexes.get(index);
    if (found == null) {
      return;
    }
    if (said.primary()) {
      forbidNulls(table, found.columns());
    }
    contents.put(found.with(found.properties().ofConstraint(Optional.of(name), said.primary())));
    contents.put(
        new TableConstraint(
            table,
            name,
            said.primary() ? Kind.PRIMARY_KEY : Kind.UNIQUE,
            found.columns(),
            Optional.empty(),
            ConstraintAddition.validity(constraint),
            Optional.empty(),
            Optional.of(index),
            Origin.OWN));
  }

  void exclude(Name table, Constraint constraint, Constraint.Kind.Exclusion said) {
    var known = contents.relation(table).columns().names();
    var elements = said.elements().stream().map(it -> element(it, known)).toList();
    var mentioned = new HashSet<String>();
    said.elements().forEach(it -> mentioned.addAll(it.references().columns()));
    mentioned.retainAll(known);
    if (elements.stream().allMatch(it -> it.column().isPresent())) {
      mentioned.clear();
    }
    var draft =
        new TableIndex(
            table,
            table,
            said.method(),
            elements,
            List.of(),
            Optional.empty(),
            mentioned,
            new Properties(false, false, true, Optional.of("")),
            Optional.empty());
    put(constraint, draft, Kind.EXCLUSION, draft.columns());
  }

  private static KeyElement element(Expression expression, List<String> columns) {
    var text = expression.text().strip();
    var bare =
        text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
    return columns.contains(bare) && expression.references().columns().contains(bare)
        ? KeyElement.of(bare)
        : new KeyElement(Optional.empty(), text);
  }
}
