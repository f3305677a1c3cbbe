package io.slipway.engine.lint.schema.apply;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import io.slipway.engine.lint.schema.model.ColumnName;
import io.slipway.engine.lint.schema.model.Columns;
import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.lint.schema.model.Lineage;
import io.slipway.engine.lint.schema.model.Options;
import io.slipway.engine.lint.schema.model.Part;
import io.slipway.engine.lint.schema.model.Publication;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.StatisticsObject;
import io.slipway.engine.lint.schema.model.Storage;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.lint.schema.model.Trigger;
import io.slipway.engine.lint.schema.model.UserType;
import io.slipway.engine.lint.schema.model.ViewQuery;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Gives relations, types and all that names them other names.
///
/// @param to the new name of each, which is the old one for most
record Renaming(Contents contents, UnaryOperator<Name> to) {

  /// Gives one relation or type another name.
  static void one(Contents contents, Name from, Name to) {
    new Renaming(contents, name -> name.equals(from) ? to : name).run();
    if (!contents.complete) {
      contents.gone.add(from);
      contents.gone.remove(to);
    }
  }

  void run() {
    rebuild(contents.relations, this::relation, Relation::name);
    rebuild(contents.indexes, this::index, TableIndex::name);
    rebuild(contents.constraints, this::constraint, TableConstraint::part);
    rebuild(contents.triggers, this::trigger, Trigger::part);
    rebuild(contents.views, this::view, ViewQuery::view);
    rebuild(contents.sequences, this::sequence, Sequence::name);
    rebuild(contents.types, this::type, UserType::name);
    rebuild(contents.statistics, this::statistics, StatisticsObject::name);
    rebuild(contents.publications, this::publication, Publication::name);
    rebuild(contents.rules);
    rebuild(contents.policies);
  }

  private static <K, V> void rebuild(Map<K, V> map, UnaryOperator<V> change, Function<V, K> key) {
    var all = new ArrayList<>(map.values());
    map.clear();
    all.stream().map(change).forEach(it -> map.put(key.apply(it), it));
  }

  private void rebuild(Set<Part> parts) {
    var all = new ArrayList<>(parts);
    parts.clear();
    all.forEach(it -> parts.add(new Part(to.apply(it.table()), it.name())));
  }

  private Relation relation(Relation it) {
    var identity = it.options().replicaIdentity();
    var lineage =
        new Lineage(
            it.parents().stream().map(to).toList(),
            it.lineage().key(),
            it.lineage().bound(),
            it.lineage().type().map(to));
    return it.named(to.apply(it.name()))
        .with(lineage)
        .with(columns(it.columns()))
        .with(storage(it.storage()))
        .with(
            it.options()
                .clusteredOn(it.options().clusteredOn().map(to))
                .with(new Options.ReplicaIdentity(identity.kind(), identity.index().map(to))));
  }

  private Columns columns(Columns columns) {
    return new Columns(
        columns.list().stream()
            .map(column -> column.with(typeName(column.type()), column.collation()))
            .toList(),
        columns.known());
  }

  private TypeName typeName(TypeName type) {
    return type.name().schema().isEmpty()
        ? type
        : new TypeName(to.apply(type.name()), type.modifiers(), type.dimensions());
  }

  private Storage storage(Storage it) {
    return new Storage(
        it.accessMethod(),
        it.tablespace(),
        it.parameters(),
        it.toasted(),
        it.toast().map(to),
        it.size());
  }

  private TableIndex index(TableIndex it) {
    var name = to.apply(it.name());
    var constraint = it.properties().constraint();
    // A key and its index have one name.
    var properties =
        constraint.isPresent() && constraint.get().equals(it.name().name())
            ? it.properties()
                .ofConstraint(constraint.map(_ -> name.name()), it.properties().primary())
            : it.properties();
    return it.named(name, to.apply(it.table())).partOf(it.parent().map(to)).with(properties);
  }

  private TableConstraint constraint(TableConstraint it) {
    var index = it.index().map(to);
    var name =
        index.isPresent() && it.index().get().name().equals(it.name())
            ? index.get().name()
            : it.name();
    var moved = it.of(to.apply(it.table()), name).by(index);
    return it.reference()
        .map(ref -> moved.with(new Reference(to.apply(ref.table()), ref.columns(), ref.onDelete())))
        .orElse(moved);
  }

  private Trigger trigger(Trigger it) {
    return it.of(to.apply(it.table()), it.name());
  }

  private ViewQuery view(ViewQuery it) {
    return new ViewQuery(
        to.apply(it.view()),
        it.relations().stream().map(to).collect(toSet()),
        it.columns().stream()
            .map(column -> new ColumnName(to.apply(column.relation()), column.column()))
            .collect(toSet()),
        it.functions(),
        it.exact());
  }

  private Sequence sequence(Sequence it) {
    return new Sequence(
        to.apply(it.name()),
        it.owner()
            .map(
                owner ->
                    new Sequence.Owner(to.apply(owner.table()), owner.column(), owner.identity())));
  }

  private UserType type(UserType it) {
    var named = it.named(to.apply(it.name()));
    return named instanceof UserType.Domain domain
        ? new UserType.Domain(
            domain.name(),
            typeName(domain.base()),
            domain.notNull(),
            domain.value(),
            domain.constraints())
        : named;
  }

  private StatisticsObject statistics(StatisticsObject it) {
    return new StatisticsObject(it.name(), to.apply(it.table()), it.columns());
  }

  private Publication publication(Publication it) {
    var tables = it.tables().stream().map(to).collect(toCollection(LinkedHashSet::new));
    return new Publication(it.name(), it.allTables(), tables, it.schemas());
  }
}
