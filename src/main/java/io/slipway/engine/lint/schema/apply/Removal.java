package io.slipway.engine.lint.schema.apply;

import static java.util.stream.Collectors.toSet;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Publication;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.RelationKind;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Takes away objects and what depends on them.
///
/// A statement without `CASCADE` succeeds when nothing else depends on what it drops, so that what
/// does has to be known for certain to go along.
///
/// @param cascade whether the statement says so
record Removal(Contents contents, boolean cascade) {

  void relation(Name name) {
    var relation = contents.relations.remove(name);
    if (!contents.complete) {
      contents.gone.add(name);
    }
    if (relation == null) {
      return;
    }
    all(contents.relations.values(), it -> it.parents().contains(name)).forEach(this::child);
    removeParts(name);
    relation.storage().toast().ifPresent(this::relation);
    viewsOn(it -> it.relations().contains(name));
    typeUses(name);
    contents.sequences.remove(name);
    if (relation.kind() == RelationKind.SEQUENCE) {
      defaultsOf(name);
    }
    if (relation.kind().isIndex()) {
      index(name);
    }
  }

  // Children of a table that is dropped with CASCADE go as its partitions do.
  private void child(Relation child) {
    relation(child.name());
  }

  private void removeParts(Name table) {
    all(contents.indexes.values(), it -> it.table().equals(table))
        .forEach(index -> relation(index.name()));
    contents.constraints.values().removeIf(it -> isOf(it, table));
    contents.triggers.values().removeIf(it -> it.table().equals(table));
    contents.rules.removeIf(it -> it.table().equals(table));
    contents.policies.removeIf(it -> it.table().equals(table));
    contents.views.remove(table);
    contents.statistics.values().removeIf(it -> it.table().equals(table));
    all(
            contents.sequences.values(),
            it -> it.owner().filter(owner -> owner.table().equals(table)).isPresent())
        .forEach(sequence -> relation(sequence.name()));
    contents.publications.replaceAll((_, it) -> without(it, table));
  }

  private static boolean isOf(TableConstraint constraint, Name table) {
    return constraint.table().equals(table)
        || constraint.reference().filter(it -> it.table().equals(table)).isPresent();
  }

  private static Publication without(Publication publication, Name table) {
    var tables = publication.tables().stream().filter(it -> !it.equals(table)).collect(toSet());
    return new Publication(
        publication.name(), publication.allTables(), tables, publication.schemas());
  }

  private void viewsOn(Predicate<ViewQuery> condition) {
    all(contents.views.values(), condition).forEach(view -> relation(view.view()));
  }

  // The default that takes its values from a sequence goes with it.
  private void defaultsOf(Name sequence) {
    contents.relations.replaceAll((_, relation) -> withoutDefaults(relation, sequence));
  }

  private static Relation withoutDefaults(Relation relation, Name sequence) {
    var changed = relation;
    for (var column : relation.columns().list()) {
      if (column.value().filter(it -> mentions(it.expression(), sequence)).isPresent()) {
        changed = changed.with(column.name(), it -> it.with(Optional.empty()));
      }
    }
    return changed;
  }

  private static boolean mentions(String expression, Name sequence) {
    return expression.startsWith("nextval(")
        && (expression.contains("'" + sequence.name() + "'")
            || expression.contains("\"" + sequence.name() + "\"'")
            || expression.contains("." + sequence.name() + "'"));
  }

  /// An index, with its parts.
  void index(Name name) {
    contents.relations.remove(name);
    contents.indexes.remove(name);
    all(contents.indexes.values(), it -> it.parent().filter(name::equals).isPresent())
        .forEach(part -> indexOfConstraint(part));
    all(
            contents.constraints.values(),
            it -> it.isKey() && it.index().filter(name::equals).isPresent())
        .forEach(it -> contents.constraints.remove(it.part()));
    contents.relations.replaceAll((_, it) -> withoutIndex(it, name));
  }

  private void indexOfConstraint(TableIndex part) {
    index(part.name());
  }

  private static Relation withoutIndex(Relation relation, Name index) {
    var options = relation.options();
    return options.clusteredOn().filter(index::equals).isPresent()
        ? relation.with(options.clusteredOn(Optional.empty()))
        : relation;
  }

  /// A constraint of one table, with its index.
  void constraint(TableConstraint constraint) {
    contents.constraints.remove(constraint.part());
    constraint.index().ifPresent(this::index);
    if (constraint.isKey()) {
      foreignKeysTo(constraint);
    }
  }

  // With CASCADE, the foreign keys that rest on a key go with it, unless another serves them.
  private void foreignKeysTo(TableConstraint key) {
    if (cascade) {
      var columns = List.copyOf(key.columns());
      contents
          .constraints
          .values()
          .removeIf(
              it ->
                  it.reference()
                      .filter(ref -> ref.table().equals(key.table()))
                      .filter(ref -> sorted(ref.columns()).equals(sorted(columns)))
                      .isPresent());
    }
  }

  private static List<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  /// A column of one table, with what cannot be without it.
  void column(Name table, String column) {
    contents.relations.computeIfPresent(table, (_, it) -> it.with(it.columns().without(column)));
    all(contents.indexes.values(), it -> it.table().equals(table) && it.uses(column))
        .forEach(it -> index(it.name()));
    contents
        .constraints
        .values()
        .removeIf(
            it ->
                (it.table().equals(table) && it.columns().contains(column))
                    || it.reference()
                        .filter(ref -> ref.table().equals(table))
                        .filter(ref -> ref.columns().contains(column))
                        .isPresent());
    var owned = Optional.of(column);
    all(
            contents.sequences.values(),
            it ->
                it.owner()
                    .filter(owner -> owner.table().equals(table) && owner.column().equals(owned))
                    .isPresent())
        .forEach(it -> relation(it.name()));
    contents
        .statistics
        .values()
        .removeIf(
            it ->
                it.table().equals(table)
                    && it.columns().filter(all -> all.contains(column)).isPresent());
    viewsOnColumn(new ColumnName(table, column));
  }

  private void viewsOnColumn(ColumnName column) {
    if (!cascade) {
      return;
    }
    for (var view : all(contents.views.values(), it -> it.columns().contains(column))) {
      if (!view.exact()) {
        contents.lose("whether %s reads %s".formatted(view.view(), column.column()));
      }
      relation(view.view());
    }
  }

  /// A type that is no relation.
  void type(Name name) {
    contents.types.remove(name);
    if (!contents.complete) {
      contents.gone.add(name);
    }
    typeUses(name);
  }

  private void typeUses(Name type) {
    for (var relation : List.copyOf(contents.relations.values())) {
      for (var column : relation.columns().list()) {
        if (column.type().name().equals(type)) {
          column(relation.name(), column.name());
        }
      }
      if (relation.lineage().type().filter(type::equals).isPresent()) {
        relation(relation.name());
      }
    }
    all(
            contents.types.values(),
            it -> it instanceof UserType.Domain domain && domain.base().name().equals(type))
        .forEach(it -> type(it.name()));
  }

  /// All that is in a schema.
  void schema(String schema) {
    contents.schemas.remove(schema);
    all(contents.relations.keySet(), it -> it.schema().equals(schema)).forEach(this::relation);
    all(contents.types.keySet(), it -> it.schema().equals(schema)).forEach(this::type);
    contents.statistics.keySet().removeIf(it -> it.schema().equals(schema));
    all(contents.routines.keySet(), it -> it.schema().equals(schema)).forEach(this::routine);
    contents.extensions.values().removeIf(it -> it.schema().filter(schema::equals).isPresent());
  }

  /// All routines of a name, with their triggers and the views that call them.
  void routine(Name name) {
    contents.routines.remove(name);
    if (cascade) {
      contents.triggers.values().removeIf(it -> it.function().equals(name));
      viewsOn(it -> it.functions().contains(name));
    }
  }

  private static <T> List<T> all(Iterable<T> values, Predicate<T> condition) {
    var found = new java.util.ArrayList<T>();
    values.forEach(
        it -> {
          if (condition.test(it)) {
            found.add(it);
          }
        });
    return found;
  }
}
