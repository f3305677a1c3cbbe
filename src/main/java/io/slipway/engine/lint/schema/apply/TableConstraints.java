package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.DefaultValue;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.SearchPath;
import io.slipway.engine.lint.schema.model.TableColumn.Identity;
import io.slipway.engine.lint.schema.model.TableColumn.NotNull;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.lint.schema.model.TableConstraint.Origin;
import io.slipway.engine.lint.schema.model.TableConstraint.Validity;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.Truth;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Column;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.TableForm.CreateTable;
import io.slipway.engine.sql.form.TableForm.Like;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Gives a new table its constraints, in the order in which PostgreSQL names them.
///
/// Source: `transformCreateStmt` in PostgreSQL's `src/backend/parser/parse_utilcmd.c`.
record TableConstraints(Contents contents, Name table) {

  /// A constraint and the column that it stands behind.
  private record Said(Optional<String> column, Constraint constraint) {
    Constraint.Kind kind() {
      return constraint.kind();
    }

    Constraint.Kind.Key key() {
      return (Constraint.Kind.Key) kind();
    }

    Said named(Optional<String> name) {
      return new Said(
          column,
          new Constraint(
              constraint.name().or(() -> name), constraint.kind(), constraint.validity()));
    }

    List<String> keyColumns() {
      return key().columns().isEmpty() ? column.stream().toList() : key().columns();
    }
  }

  void addAll(CreateTable form) {
    form.columns().forEach(this::addSerial);
    addInherited();
    form.origin().likes().forEach(this::addChecksOf);
    var said = said(form.columns(), form.constraints());
    add(said.stream().filter(it -> isOfColumn(it.kind())).toList());
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.Check).toList());
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.NotNull).toList());
    form.origin().partition().ifPresent(_ -> new PartitionParts(contents).addAll(relation()));
    addKeys(said);
    form.origin().likes().forEach(this::addIndexesOf);
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.ForeignKey).toList());
  }

  private Relation relation() {
    return contents.relation(table);
  }

  /// What a new column of a table that is there is said to be.
  void addColumn(Column column) {
    addSerial(column);
    var said = said(List.of(column), List.of());
    add(said.stream().filter(it -> isOfColumn(it.kind())).toList());
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.Check).toList());
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.NotNull).toList());
    addKeys(said);
    add(said.stream().filter(it -> it.kind() instanceof Constraint.Kind.ForeignKey).toList());
  }

  private static List<Said> said(List<Column> columns, List<Constraint> constraints) {
    var all = new ArrayList<Said>();
    for (var column : columns) {
      column.constraints().forEach(it -> all.add(new Said(Optional.of(column.name()), it)));
    }
    constraints.forEach(it -> all.add(new Said(Optional.empty(), it)));
    return all;
  }

  private static boolean isOfColumn(Constraint.Kind kind) {
    return kind instanceof Constraint.Kind.Default
        || kind instanceof Constraint.Kind.Identity
        || kind instanceof Constraint.Kind.Generated;
  }

  private void add(List<Said> said) {
    var addition = new ConstraintAddition(contents, false);
    said.forEach(it -> addition.add(table, it.column(), it.constraint()));
  }

  private void addSerial(Column column) {
    if (!TypeMeaning.isSerial(column.type())) {
      return;
    }
    var sequence = new NewRelations(contents).sequenceFor(relation(), column.name(), false);
    var value = new DefaultValue("nextval('%s')".formatted(sequence.name()), Truth.YES);
    contents.relations.computeIfPresent(
        table, (_, it) -> it.with(column.name(), old -> old.with(Optional.of(value))));
    new ConstraintAddition(contents, false)
        .notNull(table, column.name(), Optional.empty(), Validity.USUAL);
  }

  // The primary key is first, and of several that ask the same one index is made.
  private void addKeys(List<Said> said) {
    var keys = new ArrayList<Said>();
    said.stream().filter(it -> isKey(it, true)).forEach(keys::add);
    for (var it : said) {
      if (isKey(it, false)) {
        addUnlessSame(keys, it);
      } else if (it.kind() instanceof Constraint.Kind.Exclusion) {
        keys.add(it);
      }
    }
    add(keys);
  }

  // The one that stays takes the other's name when it has none.
  private static void addUnlessSame(List<Said> keys, Said said) {
    for (var i = 0; i < keys.size(); i++) {
      if (isSame(keys.get(i), said)) {
        keys.set(i, keys.get(i).named(said.constraint().name()));
        return;
      }
    }
    keys.add(said);
  }

  private static boolean isKey(Said said, boolean primary) {
    return said.kind() instanceof Constraint.Kind.Key key && key.primary() == primary;
  }

  private static boolean isSame(Said one, Said other) {
    return one.kind() instanceof Constraint.Kind.Key
        && one.keyColumns().equals(other.keyColumns())
        && one.key().included().equals(other.key().included())
        && one.constraint().validity().equals(other.constraint().validity());
  }

  private void addInherited() {
    for (var parent : relation().parents()) {
      for (var constraint : List.copyOf(contents.constraints.values())) {
        if (constraint.table().equals(parent) && isInherited(constraint)) {
          var origin = new Origin(false, true, false);
          contents.put(constraint.of(table, constraint.name()).with(origin));
        }
      }
    }
  }

  private static boolean isInherited(TableConstraint constraint) {
    return (constraint.kind() == Kind.CHECK || constraint.kind() == Kind.NOT_NULL)
        && !constraint.origin().noInherit();
  }

  private void addChecksOf(Like like) {
    var source = source(like);
    if (source.isEmpty()) {
      return;
    }
    for (var constraint : List.copyOf(contents.constraints.values())) {
      var isTaken =
          constraint.kind() == Kind.NOT_NULL
              || (constraint.kind() == Kind.CHECK && ColumnMerge.isIncluded(like, "CONSTRAINTS"));
      if (constraint.table().equals(source.get().name()) && isTaken) {
        var origin = new Origin(true, false, constraint.origin().noInherit());
        contents.put(constraint.of(table, constraint.name()).with(origin));
      }
    }
    for (var column : source.get().columns().list()) {
      if (column.identity() != Identity.NONE && ColumnMerge.isIncluded(like, "IDENTITY")) {
        new NewRelations(contents).sequenceFor(relation(), column.name(), true);
      }
      if (column.notNull() != NotNull.NO) {
        new ConstraintAddition(contents, false)
            .notNull(table, column.name(), Optional.empty(), Validity.USUAL);
      }
    }
  }

  private Optional<Relation> source(Like like) {
    return new SearchPath(contents)
        .find(like.source(), contents.relations::containsKey)
        .map(contents.relations::get);
  }

  private void addIndexesOf(Like like) {
    if (!ColumnMerge.isIncluded(like, "INDEXES")) {
      return;
    }
    var source = source(like);
    for (var index : List.copyOf(contents.indexes.values())) {
      if (source.filter(it -> it.name().equals(index.table())).isPresent()) {
        copyIndex(index);
      }
    }
    new HashMap<>(contents.statistics)
        .values().stream()
            .filter(it -> source.filter(from -> from.name().equals(it.table())).isPresent())
            .filter(_ -> ColumnMerge.isIncluded(like, "STATISTICS"))
            .findAny()
            .ifPresent(_ -> contents.lose("the names of statistics that were copied"));
  }

  private void copyIndex(TableIndex index) {
    var unattached = index.partOf(Optional.empty());
    new IndexAddition(contents).addCopy(unattached, relation());
  }
}
